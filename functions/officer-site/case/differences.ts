import type { Questionnaire } from '../../../domain/agreement/questionnaire.ts';
import { differencesOf } from '../../../domain/evaluation/differences.ts';
import type { Evaluation, Scores } from '../../../domain/evaluation/scores.ts';

/** The first question on which the evaluators differ, in a moderator's order, that has no consensus yet; but for one that is being agreed. */
export const nextDifference = (
  questionnaire: Questionnaire,
  lots: readonly string[],
  individual: readonly Pick<Evaluation, 'scores'>[],
  agreed: Scores,
  but?: string,
): string | undefined =>
  differencesOf(
    questionnaire,
    lots,
    individual.map(({ scores }) => scores),
  ).find(({ question: { id }, turn }) => turn < 3 && id !== but && agreed[id] === undefined)?.question.id;
