import { type Questionnaire, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import type { Evaluation, Moderation } from '../../../../domain/evaluation/scores.ts';

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
