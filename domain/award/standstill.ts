import type { LegalRegime } from '../agreement/agreement.ts';
import { dayOfWeek, londonDate, londonInstant, plusDays } from '../time/london.ts';

/** Bank holidays of the parts of the UK, as dates `YYYY-MM-DD`. */
export type BankHolidays = ReadonlySet<string>;

export interface Standstill {
  /** The award may be concluded from this instant on. */
  readonly endsAt: string;
  /** What was applied, and why: kept with the award. */
  readonly basis: string;
}

const PCR_DAYS = 10;
const PA_WORKING_DAYS = 8;

/**
 * When the standstill of an award ends whose notice was sent, or published, at `noticeAt` (docs/rules.md, rule 7).
 * PCR 2015: midnight at the end of the 10th day after it was sent electronically. PA 2023: 8 working days, the day of the notice
 * being the first where it is one; a bank holiday in any part of the UK is no working day.
 */
export const standstill = (regime: LegalRegime, noticeAt: string, holidays: BankHolidays): Standstill => {
  const day = londonDate(noticeAt);
  if (regime === 'PCR-2015') {
    return {
      endsAt: londonInstant(plusDays(day, PCR_DAYS + 1)),
      basis: `PCR 2015: ends at midnight at the end of the ${PCR_DAYS}th day after the notice was sent electronically on ${day}.`,
    };
  }
  return {
    endsAt: londonInstant(plusDays(lastWorkingDay(day, holidays), 1)),
    basis: `PA 2023: ${PA_WORKING_DAYS} working days beginning with ${day}, bank holidays in any part of the UK left out.`,
  };
};

export const isWorkingDay = (day: string, holidays: BankHolidays): boolean => dayOfWeek(day) < 6 && !holidays.has(day);

const lastWorkingDay = (first: string, holidays: BankHolidays): string => {
  let day = first;
  for (let counted = isWorkingDay(day, holidays) ? 1 : 0; counted < PA_WORKING_DAYS; ) {
    day = plusDays(day, 1);
    if (isWorkingDay(day, holidays)) counted += 1;
  }
  return day;
};

/** What an outcome letter says of the standstill; the exact end is on the provider's page once the letters are out. */
export const standstillInWords = (regime: LegalRegime, applies: boolean): string => {
  if (!applies) return 'No standstill applies to this award.';
  return regime === 'PCR-2015'
    ? `No contract will be made before midnight at the end of the ${PCR_DAYS}th day after the day this letter was sent.`
    : `No contract will be made before the end of ${PA_WORKING_DAYS} working days beginning with the day the award notice is published.`;
};
