import type { Agreement } from '../agreement/agreement.ts';

type Recurring = Extract<Agreement['windows'], { readonly kind: 'recurring' }>;

/** Every date (`YYYY-MM-DD`) on which windows are to open in these calendar years, both included, in order. */
export const openingDates = ({ openings }: Pick<Recurring, 'openings'>, from: number, to: number): readonly string[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
    .flatMap((year) => openings.map(({ month, day }) => `${year}-${twoDigits(month)}-${twoDigits(day)}`))
    .toSorted();

/** The calendar year of a date or of an instant's UTC text. */
export const yearOf = (date: string): number => Number(date.slice(0, 4));

const twoDigits = (number: number) => String(number).padStart(2, '0');
