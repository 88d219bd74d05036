import { monthsBefore } from '../time/london.ts';

/** Within so many months before the closing day; a date after it is a slip, or worse, that an officer must see. */
export const isRecent = (date: string, months: number, closingDay: string): boolean =>
  date >= monthsBefore(closingDay, months) && date <= closingDay;

/** "the year", "the 18 months". */
export const monthsInWords = (months: number): string => {
  if (months === 12) return 'the year';
  return months % 12 === 0 ? `the ${months / 12} years` : `the ${months} months`;
};
