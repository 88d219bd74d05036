import { type Questionnaire, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import type { Evaluation, Moderation } from '../../../../domain/evaluation/scores.ts';
import { turnsOnOnePerson, turnsOnOnePoint } from '../../../../domain/evaluation/turns-on.ts';

/** Each question with every evaluator's mark and reason beside the consensus. */
export const marksSideBySide = (
  questionnaire: Questionnaire,
  lots: readonly string[],
  {
    evaluations,
    moderation,
  }: { readonly evaluations: readonly Evaluation[]; readonly moderation?: Pick<Moderation, 'scores'> | undefined },
) =>
  questionsFor(questionnaire, lots).map((question) => ({
    ...question,
    individual: evaluations.map(({ evaluator, scores }) => ({ by: evaluator.name, ...scores[question.id] })),
    differs: new Set(evaluations.map(({ scores }) => scores[question.id]?.mark)).size > 1,
    consensus: moderation?.scores[question.id],
  }));

/** Which single mark, or which evaluator, decides a lot by itself: the frozen marks reckoned again with one of them otherwise. */
export const turningOn = (
  questionnaire: Questionnaire,
  lots: readonly string[],
  {
    evaluations,
    moderation: { scores },
  }: { readonly evaluations: readonly Evaluation[]; readonly moderation: Moderation },
) => ({
  point: turnsOnOnePoint(questionnaire, lots, scores),
  isByTwo: evaluations.length === 2,
  person: turnsOnOnePerson(questionnaire, lots, scores, evaluations),
});
