import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { answerRows } from '../../../domain/application/answer-rows.ts';
import type { Question } from '../../../domain/questions/question.ts';
import { conflict, Problem } from '../web/problem.ts';

/** What was typed into a form, with its questions. */
interface Typed {
  readonly questions: readonly Question[];
  readonly values: Readonly<Record<string, unknown>>;
}

const TOO_LATE = new Set([409, 410]);

/**
 * The same problem of a form that came too late, or after somebody else's, with what was typed into it: nothing of that is kept, and its
 * sender can copy it from there. Any other error as it is.
 */
export const withTyped = (error: unknown, { questions, values }: Typed): unknown => {
  const problem = error instanceof Conflict ? conflict() : error;
  if (!(problem instanceof Problem) || !TOO_LATE.has(problem.status) || problem.words.typed) return error;
  const typed = answerRows({ questions }, values).filter(({ answer }) => answer !== '');
  return typed.length > 0 ? new Problem(problem.status, { ...problem.words, typed }, problem.cookies) : error;
};
