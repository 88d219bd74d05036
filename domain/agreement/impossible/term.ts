import type { Agreement } from '../agreement.ts';
import { latestEndOfTerm } from '../term.ts';

/** Why a term and its options cannot follow one another as a file has them. */
export const againstTheTerm = ({ term, lots }: Agreement): readonly string[] => [
  ...(term.from < term.to ? [] : [`The term ends (${term.to}) before it begins (${term.from})`]),
  ...term.extensions
    .filter(({ to }, index) => to <= (term.extensions[index - 1]?.to ?? term.to))
    .map(({ to }) => `The extension to ${to} does not end later than the one before it`),
  ...term.extensions
    .filter(({ taken }, index) => taken && term.extensions.slice(0, index).some((earlier) => !earlier.taken))
    .map(({ to }) => `The extension to ${to} is taken, but one before it is not`),
  ...lots.flatMap(({ id, liveFrom }) => {
    const last = latestEndOfTerm({ term });
    return liveFrom && term.from < last && (liveFrom < term.from || liveFrom > last)
      ? [`Lot ${id} is live from ${liveFrom}, which lies outside the term`]
      : [];
  }),
];
