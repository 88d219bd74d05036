import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { passingErrors } from '../../../adapters/passing.ts';
import { framesOf } from '../frames-of.ts';
import { logger } from '../logger.ts';
import { broken, conflict, Problem, unavailable } from './problem.ts';

/** Node's words where nobody answers. */
const UNREACHABLE = new Set(['ECONNREFUSED', 'ECONNRESET']);

/** What a person is shown for an error, whatever threw it. Where nobody foresaw it is logged: it is ours to mend. */
export const problemOf = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  const names = namesOf(error);
  if (error instanceof Conflict) return conflict();
  if (names.some((name) => passingErrors.has(name) || UNREACHABLE.has(name))) {
    logger.warn('A service did not answer', { error: names });
    return unavailable();
  }
  logger.error('A page failed', { error: names, at: framesOf(error) });
  return broken();
};

/** The names of an error and of what caused it. */
export const namesOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [];
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  return [error.name, ...code, ...namesOf(error.cause)];
};
