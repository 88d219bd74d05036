import type { Evaluation, Scores } from './scores.ts';

/**
 * Why each question has its mark, as an applicant is told (docs/rules.md, rule 8): the consensus reason, which is asked for wherever the
 * panel differs from an evaluator; where both gave the panel's mark and it wrote none, theirs, each once.
 */
export const panelsReasons = (
  consensus: Scores,
  evaluations: readonly Pick<Evaluation, 'scores'>[],
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(consensus).map(([question, { mark, reason }]) => {
      if (reason.trim()) return [question, [reason]];
      const theirs = evaluations
        .map(({ scores }) => scores[question])
        .filter((score) => score?.mark === mark && score?.reason.trim())
        .map((score) => score?.reason ?? '');
      return [question, [...new Set(theirs)]];
    }),
  );
