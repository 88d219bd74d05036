import type { LegalRegime } from '../agreement/regime.ts';
import { londonDate, londonInstant, plusDays } from '../time/london.ts';
import { dateInWords, dayInWords, momentInWords } from '../time/plain-words.ts';
import { type BankHolidays, isWorkingDay, workingDayFrom, workingDaysFrom } from './working-days.ts';

export interface Standstill {
  /** The last day of it, `YYYY-MM-DD` in London: it ends at the midnight that ends this day. */
  readonly lastDay: string;
  /** The award may be concluded from this instant on. */
  readonly endsAt: string;
  /** What was applied, and why: kept with the award. */
  readonly basis: string;
  /** Days counted as working days though nobody knows yet whether one is a bank holiday: while there are any, an officer confirms the end. */
  readonly assumed: readonly string[];
}

/** When the last applicant was told, or the notice published. */
export interface NoticeGiven {
  /** The instant at which the last letter was sent electronically, or the award notice published. */
  readonly at: string;
  /** The last day on which a letter was posted instead, `YYYY-MM-DD`. */
  readonly postedOn?: string | undefined;
}

const PCR_DAYS = 10;
/** Regulation 87(3): of a letter that went by post. When it arrived is not known, and could only shorten this. */
const PCR_DAYS_BY_POST = 15;
/** Procurement Act 2023, section 51: the day on which the award notice was published is the first of them. */
export const PA_WORKING_DAYS = 8;
const workingDayMeans = 'A working day is neither a weekend nor a bank holiday in any part of the UK.';

/**
 * When the standstill of an award ends (docs/rules.md, rule 7). PCR 2015: midnight at the end of the 10th day after the last outcome
 * letter was sent electronically, or of the 15th after one was posted if that is later (reg 87); where that is no working day, of the
 * next one. PA 2023: 8 working days, the day on which the award notice was published being the first where it is one.
 */
export const standstill = (regime: LegalRegime, notice: NoticeGiven, holidays: BankHolidays): Standstill =>
  regime === 'PCR-2015' ? underPcr(notice, holidays) : underAct(londonDate(notice.at), holidays);

const underPcr = ({ at, postedOn }: NoticeGiven, holidays: BankHolidays): Standstill => {
  const electronically = { on: londonDate(at), days: PCR_DAYS, how: 'sent electronically' };
  const byPost = postedOn && { on: postedOn, days: PCR_DAYS_BY_POST, how: 'posted' };
  const last = ({ on, days }: { readonly on: string; readonly days: number }) => plusDays(on, days);
  const counts = byPost && last(byPost) > last(electronically) ? byPost : electronically;
  const end = last(counts);
  const lastDay = workingDayFrom(end, holidays);
  const counted = `PCR 2015, regulation 87: the last outcome letter was ${counts.how} on ${dayInWords(counts.on)}, and the ${counts.days}th day after that is ${dayInWords(end)}.`;
  const moved = isWorkingDay(end, holidays)
    ? 'The standstill ends at midnight at the end of it.'
    : `That is no working day, so the standstill ends at midnight at the end of the next one, ${dayInWords(lastDay)}. ${workingDayMeans}`;
  return ending(lastDay, `${counted} ${moved}`, [lastDay], holidays);
};

const underAct = (day: string, holidays: BankHolidays): Standstill => {
  const days = workingDaysFrom(day, PA_WORKING_DAYS, holidays);
  const lastDay = days.at(-1) ?? day;
  const basis = `Procurement Act 2023, section 51: the award notice was published on ${dayInWords(day)}, and the ${PA_WORKING_DAYS} working days that begin with that day end with ${dayInWords(lastDay)}. ${workingDayMeans}`;
  return ending(lastDay, basis, days, holidays);
};

const ending = (lastDay: string, basis: string, counted: readonly string[], { knownUntil }: BankHolidays) => ({
  lastDay,
  endsAt: endOfDay(lastDay),
  basis,
  assumed: counted.filter((day) => day > knownUntil),
});

/** The midnight that ends a day in London. */
export const endOfDay = (day: string): string => londonInstant(plusDays(day, 1));

/** What an end was worked out from: another notice is another period. `number` is the award notice's, where one was published. */
export const reckonedFrom = ({ at, postedOn }: NoticeGiven, number?: string): string =>
  [at, postedOn, number].filter(Boolean).join(' ');

/** An end that was stated before is relied on: worked out again from what was corrected, it can come later and never earlier. */
export const neverShortened = (
  fresh: Pick<Standstill, 'endsAt' | 'basis'>,
  before: Pick<Standstill, 'endsAt' | 'basis'> | undefined,
): Pick<Standstill, 'endsAt' | 'basis'> =>
  before && before.endsAt > fresh.endsAt
    ? {
        endsAt: before.endsAt,
        basis: `${fresh.basis} It had been stated to end at ${momentInWords(before.endsAt)}, and is not shortened.`,
      }
    : fresh;

/** What was applied where an officer confirmed the end. */
export const confirmedEndInWords = ({
  lastDay,
  reason,
  by,
}: {
  readonly lastDay: string;
  readonly reason: string;
  readonly by: { readonly name: string };
}): string =>
  `Bank holidays were not known so far ahead: ${by.name} confirmed that the standstill ends at the end of ${dayInWords(lastDay)}. Reason and source: ${reason}`;

/** Why an officer is asked for the end, with the days that nobody knows. */
export const unknownEndInWords = (
  { assumed, lastDay }: Pick<Standstill, 'assumed' | 'lastDay'>,
  knownUntil: string,
): string =>
  `Bank holidays are known up to ${dateInWords(knownUntil)}. If no later day is one, the standstill ends at the end of ${dayInWords(lastDay)}; that assumes that ${assumed.map(dayInWords).join(', ')} ${assumed.length === 1 ? 'is a working day' : 'are working days'}.`;
