import { plusDays } from '../../time/london.ts';
import { dateInWords } from '../../time/plain-words.ts';
import { openingDates, yearOf } from '../../window/opening-dates.ts';
import type { Agreement } from '../agreement.ts';
import { latestEndOfTerm } from '../term.ts';

/** Why windows cannot open as a file has them. Windows of one agreement never overlap (docs/rules.md, rule 1). */
export const againstTheOpenings = ({ kind, term, windows }: Agreement): readonly string[] => [
  ...(kind === 'framework' && windows.kind !== 'once' ? ['A framework is closed: it is tendered once'] : []),
  ...(kind === 'dynamic-market' && windows.kind !== 'always'
    ? ['A dynamic market takes applications at any time']
    : []),
  ...(windows.kind === 'once' && Date.parse(windows.closesAt) <= Date.parse(windows.opensAt)
    ? ['The window closes before it opens']
    : []),
  ...(windows.kind === 'recurring' ? againstRecurring(term.from, latestEndOfTerm({ term }), windows) : []),
  ...(windows.kind === 'recurring' ? [] : [NOT_OPENED[windows.kind]]),
];

/** The schedule opens windows that recur, and nothing else does yet: an agreement whose providers could never apply is none. */
const NOT_OPENED = {
  once: 'Nothing opens a window that opens once: only recurring windows are opened by the schedule',
  always: 'Nothing takes applications at any time: only recurring windows are opened by the schedule',
} as const;

type Recurring = Extract<Agreement['windows'], { readonly kind: 'recurring' }>;

/**
 * Looked for in the years of the term, options included, since a year may be a leap year. Compared as London's calendar and clock
 * show them: the two moments are of one clock.
 */
const againstRecurring = (from: string, to: string, windows: Recurring) => {
  // A term that ends before it begins is told as such.
  if (to <= from) return [];
  const days = openingDates(windows, yearOf(from), yearOf(to)).filter((day) => day >= from && day <= to);
  const closingOf = (day: string) => `${plusDays(day, windows.openDays)}T${windows.closesAt}`;
  const end = `${plusDays(to, 1)}T00:00`;
  if (!days.some((day) => closingOf(day) <= end)) return ['No window opens and closes within the term'];
  // The same two openings overlap year after year: the first time says enough.
  const [overlap] = days.flatMap((day, index) => {
    const next = days[index + 1];
    return next !== undefined && `${next}T${windows.opensAt}` < closingOf(day) ? [{ day, next }] : [];
  });
  if (!overlap) return [];
  return [
    `The window that opens on ${dateInWords(overlap.day)} is still open when the next one opens on ${dateInWords(overlap.next)}`,
  ];
};
