/** A day as its three fields hold it. */
interface DayParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const HYPHEN = '\u2010';

/** A day as it is kept while it may still be wrong, `2026-05-` where its day is missing: no rule takes that for a date. '' where nothing was typed. */
export const typedDay = ({ day, month, year }: DayParts): string => {
  if (!year && !month && !day) return '';
  // A hyphen parts year, month and day; one that was typed in the first two is kept as another that looks the same.
  const [before, within] = [year, twoDigits(month)].map((part) => part.replaceAll('-', HYPHEN));
  return `${before}-${within}-${twoDigits(day)}`;
};

const twoDigits = (part: string): string => (/^\d$/.test(part) ? `0${part}` : part);

/** The same in the parts that its three fields show again. */
export const dayParts = (typed: unknown): DayParts => {
  const [, year = '', month = '', day = ''] =
    /^([^-]*)(?:-([^-]*)(?:-([\s\S]*))?)?$/.exec(typeof typed === 'string' ? typed : '') ?? [];
  return { day, month, year };
};
