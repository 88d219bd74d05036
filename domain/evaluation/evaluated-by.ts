import type { OpenedApplication } from '../application/opened-application.ts';

/** Everyone who scored or moderated in the window: none of them may approve (docs/rules.md, rule 6). */
export const evaluatedBy = (applications: readonly OpenedApplication[]): readonly string[] => [
  ...new Set(
    applications.flatMap(({ evaluators, moderator, oneEvaluation }) => [
      ...evaluators.map(({ by }) => by.id),
      ...(moderator ? [moderator.id] : []),
      ...(oneEvaluation ? [oneEvaluation.by.id] : []),
    ]),
  ),
];
