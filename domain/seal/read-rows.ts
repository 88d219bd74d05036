import * as z from 'zod';
import { providerIdOf } from '../application/opened-application.ts';
import { type SealedRead, THE_COUNCIL } from './notes.ts';

/** How often one role read one application on whose behalf: how often its answers, and how often a file or all of them. */
export const readRow = z.object({
  by: z.string(),
  onBehalfOf: z.enum(['its applicant', 'the council', 'somebody else']),
  answers: z.int().min(0),
  files: z.int().min(0),
  first: z.iso.datetime(),
  last: z.iso.datetime(),
});
export type ReadRow = z.infer<typeof readRow>;

/** The rows with one more read. */
export const withRead = (rows: readonly ReadRow[], read: SealedRead): readonly ReadRow[] => {
  const [by, onBehalfOf] = [read.by, behalfOf(read)];
  const was = rows.find((row) => row.by === by && row.onBehalfOf === onBehalfOf);
  const row: ReadRow = {
    by,
    onBehalfOf,
    answers: (was?.answers ?? 0) + (read.reads.includes('answers') ? 1 : 0),
    files: (was?.files ?? 0) + (read.reads.includes('files') ? 1 : 0),
    first: was && was.first < read.at ? was.first : read.at,
    last: was && was.last > read.at ? was.last : read.at,
  };
  return was ? rows.map((each) => (each === was ? row : each)) : [...rows, row];
};

/** Rows of several applications as if they were of one. */
export const together = (rows: readonly ReadRow[]): readonly ReadRow[] =>
  [...Map.groupBy(rows, ({ by, onBehalfOf }) => `${by} for ${onBehalfOf}`).values()].map((alike) =>
    alike.reduce((one, other) => ({
      by: one.by,
      onBehalfOf: one.onBehalfOf,
      answers: one.answers + other.answers,
      files: one.files + other.files,
      first: one.first < other.first ? one.first : other.first,
      last: one.last > other.last ? one.last : other.last,
    })),
  );

const behalfOf = ({ onBehalfOf, applicationId }: SealedRead): ReadRow['onBehalfOf'] => {
  if (onBehalfOf === THE_COUNCIL) return 'the council';
  return onBehalfOf === providerIdOf(applicationId) ? 'its applicant' : 'somebody else';
};
