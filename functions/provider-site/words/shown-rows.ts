import type { FrozenRow } from '../../../domain/application/submission.ts';
import { areLong } from '../../../domain/printed/block.ts';

/** Rows for a page: `long` ones get the whole width, each answer below its question. */
export const shownRows = (
  rows: readonly FrozenRow[],
): { readonly rows: readonly FrozenRow[]; readonly long: boolean } => ({
  rows,
  long: areLong(rows),
});
