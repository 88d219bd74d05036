import type { FrozenRow } from '../../../domain/application/submission.ts';

const LONG = 200;

/** Rows for a page: `long` ones get the whole width, each answer below its question. */
export const shownRows = (
  rows: readonly FrozenRow[],
): { readonly rows: readonly FrozenRow[]; readonly long: boolean } => ({
  rows,
  long: rows.some(({ question, answer }) => answer.length > LONG || question.length > LONG / 2),
});
