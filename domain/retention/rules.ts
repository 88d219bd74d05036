import * as z from 'zod';
import { words } from '../agreement/words.ts';

/** For how long something is kept at least, after what, and what that follows from. */
export interface RetentionRule {
  /** What it is about, as it stands in a list. */
  readonly what: string;
  readonly months: number;
  /** What the months are counted from. */
  readonly after: string;
  readonly because: string;
}

/** The rules, from the shortest on: docs/rules.md, rule 12, which a council's lawyer confirms. The privacy page says them from here. */
export const retentionRules = {
  'address-code': {
    what: 'a code or a link that we sent to confirm an email address, a letter about who acts for you, and a letter of news to somebody without an account',
    months: 1,
    after: 'we sent it',
    because: 'a code or a link is good for a day, an invitation for a week, and news is soon old',
  },
  'not-submitted': {
    what: 'an application that you did not submit, or withdrew',
    months: 12,
    after: 'its window closed',
    because: 'you can use its answers again in the next windows, and may ask why it was not taken',
  },
  news: {
    what: 'your email address where you asked, without an account, to be told when applications open',
    months: 24,
    after: 'you confirmed it, and no longer once you stop our letters',
    because: 'you asked us to write to you',
  },
  interest: {
    what: 'your name and email address for news of windows, the addresses you confirmed, who acts for you, and what you asked about windows',
    months: 36,
    after: 'you signed up, and for as long as an application of yours is kept',
    because: 'we write to you about windows and your application',
  },
  'no-place': {
    what: 'a submitted application that won no place, with our decisions and letters about it, and letters about windows',
    months: 36,
    after: 'the agreement ends',
    because: 'the law on procurement asks for its records, and somebody may ask about a decision until then',
  },
  place: {
    what: 'a submitted application that won a place, with our decisions and letters about it',
    months: 72,
    after: 'the agreement ends',
    because: 'a claim on a contract can be brought for 6 years',
  },
} as const satisfies Record<string, RetentionRule>;
export type RetentionRuleId = keyof typeof retentionRules;

const { 'no-place': noPlace, 'not-submitted': notSubmitted, place } = retentionRules;

/** What an agreement's file may say: longer than the rules, never shorter. */
export const retentionTerms = z.object({
  notSubmittedMonths: z.int().min(notSubmitted.months).default(notSubmitted.months),
  noPlaceYears: z
    .int()
    .min(noPlace.months / 12)
    .default(noPlace.months / 12),
  placeYears: z
    .int()
    .min(place.months / 12)
    .default(place.months / 12),
  /** Windows of which nothing is removed while this stands: a claim in court, an audit, a request for information. */
  holds: z.array(z.object({ windowId: z.string().min(1), reason: words })).default([]),
});
export type RetentionTerms = z.infer<typeof retentionTerms>;

/** "3 years", "12 months": a year is said in months where it is one. */
export const periodInWords = (months: number): string => {
  if (months > 12 && months % 12 === 0) return `${months / 12} years`;
  return months === 1 ? '1 month' : `${months} months`;
};
