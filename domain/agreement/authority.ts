import * as z from 'zod';
import { inPounds } from '../money.ts';
import type { Reason } from '../reason.ts';
import { dateInWords } from '../time/plain-words.ts';
import { words } from './words.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use lower-case words joined by hyphens');
const day = z.iso.date();

/** What somebody may be allowed to decide. A waiver of an agreement's term allows `term-extension` alone: it awards nothing. */
export const authorityDecision = z.enum(['award', 'term-extension']);
export type AuthorityDecision = z.infer<typeof authorityDecision>;

/** What allows an officer to approve an award (docs/rules.md, rule 6). */
export const authority = z.object({
  id,
  kind: z.enum(['cabinet-minute', 'delegation', 'waiver']),
  reference: words,
  /** Pounds: the most that may be approved under it. */
  limit: z.number().positive(),
  /** The first day on which it is in force. */
  starts: day,
  /** The last day on which it is in force. */
  expires: day,
  /** The agreements it is about, by id, and what it allows to be decided of them. */
  scope: z.object({ agreements: z.array(id).min(1), decisions: z.array(authorityDecision).min(1) }),
});
export type Authority = z.infer<typeof authority>;

/** What an authority is to be used for: `value` in pounds, `on` the London date of the decision, `YYYY-MM-DD`. */
export interface AuthorityUse {
  readonly agreementId: string;
  readonly decision: AuthorityDecision;
  readonly value: number;
  readonly on: string;
}

export type AuthorityBarrier = Reason<
  'authority-out-of-scope' | 'authority-not-begun' | 'authority-expired' | 'authority-too-small'
>;

const decisionWords: Readonly<Record<AuthorityDecision, string>> = {
  award: 'the award of contracts',
  'term-extension': 'an extension of the term',
};

/** What stands against deciding this under that authority, every reason (docs/rules.md, rule 6). */
export const barriersToUsing = (
  { reference, limit, starts, expires, scope }: Authority,
  { agreementId, decision, value, on }: AuthorityUse,
): readonly AuthorityBarrier[] => [
  ...(scope.decisions.includes(decision)
    ? []
    : [
        {
          code: 'authority-out-of-scope',
          text: `${reference} covers ${scope.decisions.map((each) => decisionWords[each]).join(' and ')}, not ${decisionWords[decision]}.`,
        } as const,
      ]),
  ...(scope.agreements.includes(agreementId)
    ? []
    : [{ code: 'authority-out-of-scope', text: `${reference} does not cover this agreement.` } as const]),
  ...(on >= starts
    ? []
    : [
        {
          code: 'authority-not-begun',
          text: `${reference} is not in force before ${dateInWords(starts)}.`,
        } as const,
      ]),
  ...(on <= expires
    ? []
    : [{ code: 'authority-expired', text: `${reference} expired on ${dateInWords(expires)}.` } as const]),
  ...(value <= limit
    ? []
    : [
        {
          code: 'authority-too-small',
          text: `${reference} covers awards up to ${inPounds(limit)}; this agreement is worth ${inPounds(value)}.`,
        } as const,
      ]),
];
