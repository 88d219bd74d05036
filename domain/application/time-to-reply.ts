import type { Agreement } from '../agreement/agreement.ts';
import { endOfDay } from '../award/standstill.ts';
import { type BankHolidays, workingDayFrom } from '../award/working-days.ts';
import { londonDate, londonInstant, plusDays } from '../time/london.ts';

/** More than any run of days off: added where nobody knows yet whether the last day is a bank holiday. */
const DAYS_FOR_UNKNOWN_HOLIDAYS = 7;

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
  const last = workingDayFrom(plusDays(londonDate(toldAt), days), holidays);
  const isKnown = last <= holidays.knownUntil;
  return endOfDay(isKnown ? last : workingDayFrom(plusDays(last, DAYS_FOR_UNKNOWN_HOLIDAYS), holidays));
};

/** How the letter about a proposed rejection reached the provider: at an instant by email, or on a day by other means. */
export type Delivery = { readonly sentAt: string } | { readonly on: string; readonly byPost: boolean };

/** What is known of how a letter went. */
interface LetterGone {
  readonly status: string;
  readonly sentAt?: string | undefined;
  readonly otherwise?: { readonly how: string; readonly on: string } | undefined;
}

/**
 * How a letter reached the provider; undefined while it has not, as where it was sent and came back. One that its stage does not send counts as
 * sent.
 */
export const deliveryOf = (letter: LetterGone | undefined): Delivery | undefined => {
  if (letter?.sentAt && (letter.status === 'sent' || letter.status === 'not-sent')) return { sentAt: letter.sentAt };
  if (letter?.status !== 'delivered-otherwise' || !letter.otherwise) return undefined;
  return { on: letter.otherwise.on, byPost: letter.otherwise.how === 'post' };
};

/** As regulation 87(3) of PCR 2015 gives for what goes by post and not electronically. */
const DAYS_MORE_BY_POST = 5;

/**
 * The end of the time to reply as the letter's delivery gives it: the days begin only once the provider has been told, and while
 * nobody could tell it they begin anew.
 */
export const endAfterDelivery = (
  delivery: Delivery | undefined,
  { representation: { days }, now }: { readonly representation: Agreement['representation']; readonly now: string },
  holidays: BankHolidays,
): string => {
  if (!delivery) return endOfTimeToReply(now, { days }, holidays);
  if ('sentAt' in delivery) return endOfTimeToReply(delivery.sentAt, { days }, holidays);
  const given = delivery.byPost ? days + DAYS_MORE_BY_POST : days;
  return endOfTimeToReply(londonInstant(delivery.on), { days: given }, holidays);
};
