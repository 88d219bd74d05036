import { type Agreement, endOfTerm } from '../agreement/agreement.ts';
import type { ApplicationStatus } from '../application/status.ts';
import { lastDateBefore, londonDate, monthsAfter } from '../time/london.ts';
import type { Window } from '../window/window.ts';
import { type RetentionRuleId, type RetentionTerms, retentionRules, retentionTerms } from './rules.ts';

/** The last day in London on which something is kept, and by which rule; or why it is kept whatever the day. */
export type Retention =
  | { readonly rule: RetentionRuleId; readonly until: string }
  | { readonly rule?: never; readonly until?: never; readonly kept: string };

type OfAgreement = Pick<Agreement, 'term' | 'retention'>;

/** An application as far as it is known: sealed, unsealed, or both. */
export interface KeptApplication {
  readonly agreement: OfAgreement;
  readonly window: Pick<Window, 'windowId' | 'status' | 'closesAt'>;
  readonly opened?: ApplicationStatus | undefined;
  readonly sealed?: 'draft' | 'submitted' | 'withdrawn' | undefined;
}

const termsOf = ({ retention }: OfAgreement): RetentionTerms => retention ?? retentionTerms.parse({});

/** Whether something may go on a day: the last day on which it is kept is over. */
export const isDue = ({ until }: Retention, on: string): boolean => until !== undefined && on > until;

/**
 * Whether something goes at once where whom it is about asks for that (UK GDPR art. 17): what no decision rests on. What was submitted is
 * kept under a legal obligation and for legal claims (art. 17(3)(b) and (e)).
 */
export const goesOnRequest = ({ rule }: Retention): boolean =>
  rule === 'not-submitted' || rule === 'interest' || rule === 'address-code';

/** How an application ended, by its status: undefined while it is not settled. */
const outcomes: Readonly<Record<ApplicationStatus, 'place' | 'no-place' | undefined>> = {
  received: undefined,
  'registration-referred': undefined,
  'registration-accepted': undefined,
  'compliance-referred': undefined,
  'rejection-proposed': undefined,
  'representation-referred': undefined,
  evaluating: undefined,
  moderating: undefined,
  scored: undefined,
  rejected: 'no-place',
  awarded: 'place',
  unsuccessful: 'no-place',
  'place-withheld': 'no-place',
  'award-stopped': 'no-place',
  'window-cancelled': 'no-place',
};

const heldBy = (agreement: OfAgreement, windowId: string): Retention | undefined => {
  const hold = termsOf(agreement).holds.find((each) => each.windowId === windowId);
  return hold && { kept: `held: ${hold.reason}` };
};

/** After the agreement's end, with every option that was taken. */
const afterTheEnd = (agreement: OfAgreement, rule: 'place' | 'no-place'): Retention => {
  const { placeYears, noPlaceYears } = termsOf(agreement);
  const years = { place: placeYears, 'no-place': noPlaceYears };
  return { rule, until: monthsAfter(endOfTerm(agreement), years[rule] * 12) };
};

/** How long an application is kept with all that belongs to it. Where it is not known how it ended, the longer time counts. */
export const retentionOfApplication = ({ agreement, window, opened, sealed }: KeptApplication): Retention => {
  const held = heldBy(agreement, window.windowId);
  if (held) return held;
  if (opened !== undefined) {
    const outcome = outcomes[opened];
    return outcome ? afterTheEnd(agreement, outcome) : { kept: 'not decided yet' };
  }
  if (sealed === 'submitted') {
    if (window.status === 'cancelled') return afterTheEnd(agreement, 'no-place');
    return window.status === 'awarded' ? afterTheEnd(agreement, 'place') : { kept: 'not decided yet' };
  }
  const months = termsOf(agreement).notSubmittedMonths;
  return { rule: 'not-submitted', until: monthsAfter(lastDateBefore(window.closesAt), months) };
};

/** How long a letter is kept that is about no application on record: news of a window, or of an application that is gone. */
export const retentionOfLetter = (agreement: OfAgreement, windowId: string, isNews: boolean): Retention =>
  heldBy(agreement, windowId) ?? afterTheEnd(agreement, isNews ? 'no-place' : 'place');

/** How long a letter with a code is kept that was sent at this instant. */
export const retentionOfCode = (sentAt: string): Retention => ({
  rule: 'address-code',
  until: monthsAfter(londonDate(sentAt), retentionRules['address-code'].months),
});

/** How long it is kept who is told of windows, and where: while anything of theirs is. */
export const retentionOfInterest = (since: string, theirs: readonly Retention[]): Retention => {
  const kept = theirs.find(({ until }) => until === undefined);
  if (kept) return kept;
  const own = monthsAfter(londonDate(since), retentionRules.interest.months);
  return { rule: 'interest', until: theirs.reduce((last, { until = '' }) => (until > last ? until : last), own) };
};
