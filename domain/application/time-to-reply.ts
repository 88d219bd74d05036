import type { Agreement } from '../agreement/agreement.ts';
import { type BankHolidays, isWorkingDay } from '../award/standstill.ts';
import { londonDate, londonInstant, plusDays, plusDuration } from '../time/london.ts';

/**
 * The instant before which a provider may reply to a proposed rejection that it was written to about at `toldAt`: midnight at the end
 * of the last of the agreement's days, the first being the day after the letter; where the last is no working day, at the end of the
 * next one (docs/rules.md, rule 8).
 */
export const endOfTimeToReply = (
  toldAt: string,
  { days }: Agreement['representation'],
  holidays: BankHolidays,
): string => {
  let last = plusDays(londonDate(toldAt), days);
  while (!isWorkingDay(last, holidays)) last = plusDays(last, 1);
  return londonInstant(plusDays(last, 1));
};

/** A reply counts by the instant at which it arrived, so that one which came in time is waited for until it is stored. */
const ON_ITS_WAY = 'PT60S';

/** Whether every reply that arrived in time has been stored. */
export const everyReplyIsIn = (replyBy: string, now: string): boolean => now >= plusDuration(replyBy, ON_ITS_WAY);

/** Whole seconds from now until every reply is in; one at least. */
export const secondsUntilEveryReplyIsIn = (replyBy: string, now: string): number =>
  Math.max(1, Math.ceil((Date.parse(plusDuration(replyBy, ON_ITS_WAY)) - Date.parse(now)) / 1000));
