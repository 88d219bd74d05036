import { dayOfWeek, plusDays } from '../time/london.ts';

/** What is known of days off in any part of the United Kingdom. */
export interface BankHolidays {
  /** `YYYY-MM-DD`, of all its parts together. */
  readonly dates: ReadonlySet<string>;
  /** The last day of which anybody can say whether it is a bank holiday; of later ones nothing is known. */
  readonly knownUntil: string;
}

/**
 * Neither a weekend nor a bank holiday in any part of the UK (Procurement Act 2023, s.123): of the readings possible for one council's
 * letters to providers anywhere, the one that gives people more time. Of a weekday past `knownUntil` it answers yes, which is a guess.
 */
export const isWorkingDay = (day: string, { dates }: Pick<BankHolidays, 'dates'>): boolean =>
  dayOfWeek(day) < 6 && !dates.has(day);

/** Days of each year that are bank holidays somewhere in the UK by statute or common law wherever they are weekdays, `MM-DD`. */
const YEARLY: ReadonlySet<string> = new Set(['01-01', '01-02', '03-17', '11-30', '12-25', '12-26']);

/** Whether a day cannot be a working day, however little is known of its year: a weekend, or a bank holiday of every year. */
export const isNeverWorkingDay = (day: string): boolean => dayOfWeek(day) > 5 || YEARLY.has(day.slice(5));

/** `day` itself where it is a working day, else the next one. */
export const workingDayFrom = (day: string, holidays: BankHolidays): string => {
  let next = day;
  while (!isWorkingDay(next, holidays)) next = plusDays(next, 1);
  return next;
};

/** The first so many working days from `day` on, which is one of them where it is a working day. */
export const workingDaysFrom = (day: string, count: number, holidays: BankHolidays): readonly string[] => {
  const days: string[] = [];
  for (let next = day; days.length < count; next = plusDays(next, 1)) if (isWorkingDay(next, holidays)) days.push(next);
  return days;
};

/** Half a year: long enough to add what GOV.UK publishes, and to plan awards around it. */
const AHEAD_DAYS = 183;

/** What the morning's sweep logs, and the alarm looks for. */
export const horizonIsNear = 'Bank holidays are known for less than half a year ahead';

/** Whether standstills begun within half a year of this day might reach past the known bank holidays. */
export const isHorizonNear = ({ knownUntil }: Pick<BankHolidays, 'knownUntil'>, day: string): boolean =>
  knownUntil < plusDays(day, AHEAD_DAYS);
