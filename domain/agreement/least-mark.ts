/** Marks run from 0 to this (docs/rules.md, rule 5). */
export const HIGHEST_MARK = 5;

interface Least {
  readonly floor?: number | undefined;
}

/** The least mark that admits on this question. */
export const floorOf = (questionnaire: { readonly floor: number }, question: Least): number =>
  Math.max(question.floor ?? 0, questionnaire.floor);
