import * as z from 'zod';
import { person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import { plusDays } from '../time/london.ts';
import { dayInWords } from '../time/plain-words.ts';
import { isNeverWorkingDay } from './working-days.ts';

/** An end that cannot be worked out, since nobody knows yet whether some of its days are bank holidays. */
export const unknownEnd = z.object({
  windowId: z.string(),
  /** What the days were counted from: an answer counts for this notice only. */
  reckonedFrom: z.string(),
  /** The end if none of the assumed days is a bank holiday: no earlier one can be right. */
  lastDay: z.iso.date(),
  assumed: z.array(z.iso.date()).min(1),
  knownUntil: z.iso.date(),
  basis: z.string(),
});
export type UnknownEnd = z.infer<typeof unknownEnd>;

/** An officer's answer, with the source that it stands on. */
export const confirmedEnd = z.object({
  windowId: z.string(),
  reckonedFrom: z.string(),
  lastDay: z.iso.date(),
  reason: z.string().min(1),
  by: person,
  at: z.iso.datetime(),
});
export type ConfirmedEnd = z.infer<typeof confirmedEnd>;

/** Of no period can more than these be bank holidays and weekends: what lies further on was mistyped. */
const MOST_DAYS_LATER = 14;

type EndBarrier = Reason<'too-early' | 'too-late' | 'no-working-day'>;

/** What stands against an officer's end of the standstill: it is never shorter than what is known already (docs/rules.md, rule 7). */
export const barriersToConfirmingEnd = (
  lastDay: string,
  { lastDay: earliest }: Pick<UnknownEnd, 'lastDay'>,
): readonly EndBarrier[] => [
  ...(lastDay < earliest
    ? [{ code: 'too-early', text: `The standstill cannot end before ${dayInWords(earliest)}.` } as const]
    : []),
  ...(lastDay > plusDays(earliest, MOST_DAYS_LATER)
    ? [
        {
          code: 'too-late',
          text: `Enter a day up to ${dayInWords(plusDays(earliest, MOST_DAYS_LATER))}: bank holidays cannot move the end further.`,
        } as const,
      ]
    : []),
  ...(isNeverWorkingDay(lastDay)
    ? [
        {
          code: 'no-working-day',
          text: `${dayInWords(lastDay)} is a weekend or a bank holiday: a standstill ends at the end of a working day.`,
        } as const,
      ]
    : []),
];
