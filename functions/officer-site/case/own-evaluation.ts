import type { Evaluation } from '../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Deps } from '../deps.ts';

/**
 * This officer's evaluation of an application, if they have begun one: in whichever place, so both are read. What somebody had marked, but not
 * made final, when their place went to somebody else is theirs no more.
 */
export const ownEvaluation = async (
  { evaluations }: Pick<Deps, 'evaluations'>,
  applicationId: string,
  officer: Officer,
): Promise<Evaluation | undefined> =>
  (await evaluations.of(applicationId)).find(
    ({ evaluator, finalAt, setAsideAt }) => evaluator.id === officer.id && (finalAt || !setAsideAt),
  );
