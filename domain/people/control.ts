import * as z from 'zod';
import type { ApplicationStatus } from '../application/status.ts';
import type { Reason } from '../reason.ts';
import { plusDuration } from '../time/london.ts';
import { person } from './officer.ts';

/** How often a code may be typed, or be read back wrongly, before another has to be issued. */
export const MOST_TRIES = 5;
/** 28 days: a letter comes, is found, and is brought to who applied. */
const CODE_LASTS = 'PT672H';

const codeSent = z.object({
  how: z.enum(['post', 'telephone']),
  on: z.iso.date(),
  by: person,
  at: z.iso.datetime(),
});

/** A code that an officer issued for the register's own contact of a location. The last one counts. */
const issue = z.object({
  issuedAt: z.iso.datetime(),
  by: person,
  /** Why another was issued while one stood. */
  reason: z.string().optional(),
  sent: codeSent.optional(),
});
export type Issue = z.infer<typeof issue>;
export type CodeSent = z.infer<typeof codeSent>;

const proposal = z.object({ reason: z.string().min(1), by: person, at: z.iso.datetime() });

/** Whether an account speaks for a location, as officers know it. One account, one location: every later application of it counts. */
export const control = z.object({
  providerId: z.string(),
  locationId: z.string(),
  issues: z.array(issue),
  /** How often the last code was read back wrongly. */
  readBackTries: z.int().min(0),
  /** An officer knows otherwise that it is theirs; another has to confirm it. */
  otherwise: proposal.optional(),
  proved: z
    .object({
      how: z.enum(['read-back', 'otherwise']),
      reason: z.string().optional(),
      proposedBy: person.optional(),
      by: person,
      at: z.iso.datetime(),
    })
    .optional(),
  version: z.int().min(0),
});
export type Control = z.infer<typeof control>;

/** How it was proved that an account speaks for a location. `by` is absent where the provider typed the code itself. */
export type Proof = Pick<NonNullable<Control['proved']>, 'at' | 'reason'> & {
  readonly how: 'typed' | NonNullable<Control['proved']>['how'];
  readonly by?: z.infer<typeof person>;
};

/** Of each status, whether an application at it is to have its control proved: its location is settled, and it may come to a contract. */
const asked = {
  received: false,
  'registration-referred': false,
  'registration-accepted': true,
  'compliance-referred': true,
  'rejection-proposed': false,
  'representation-referred': false,
  evaluating: true,
  moderating: true,
  scored: true,
  awarded: true,
  rejected: false,
  unsuccessful: false,
  'place-withheld': false,
  'award-stopped': false,
  'window-cancelled': false,
} as const satisfies Record<ApplicationStatus, boolean>;

/** How it stands with an account that is to prove that it speaks for a location. */
export const standingOfControl = z.enum([
  'proved',
  'to-confirm',
  'no-code',
  'to-send',
  'waits',
  'expired',
  'tried-out',
]);
export type ControlStanding = z.infer<typeof standingOfControl>;

export const isControlAsked = ({ status }: { readonly status: ApplicationStatus }): boolean => asked[status];

export const isExpired = ({ issuedAt }: Pick<Issue, 'issuedAt'>, at: string): boolean =>
  at >= plusDuration(issuedAt, CODE_LASTS);

/** What is known of an account and location: what officers decided, its proof, and how often its provider typed a wrong code. */
export interface KnownOfControl {
  readonly control: Pick<Control, 'issues' | 'readBackTries' | 'otherwise'>;
  readonly proof: Proof | undefined;
  readonly typedTries: number;
}

export const controlStanding = ({ control, proof, typedTries }: KnownOfControl, at: string): ControlStanding => {
  const last = control.issues.at(-1);
  if (proof) return 'proved';
  if (control.otherwise) return 'to-confirm';
  if (!last) return 'no-code';
  if (isExpired(last, at)) return 'expired';
  if (Math.max(typedTries, control.readBackTries) >= MOST_TRIES) return 'tried-out';
  return last.sent ? 'waits' : 'to-send';
};

/** Why a code is not taken, whatever was typed: the provider's own tries, or those read back to an officer. */
export const barriersToTrying = (
  issued: Pick<Issue, 'issuedAt'>,
  tries: number,
  at: string,
): readonly Reason<'expired' | 'tried-out'>[] => [
  ...(isExpired(issued, at)
    ? [{ code: 'expired', text: 'That code is more than 28 days old. A new one has to be issued' } as const]
    : []),
  ...(tries >= MOST_TRIES
    ? [{ code: 'tried-out', text: 'A wrong code was given too often. A new one has to be issued' } as const]
    : []),
];

/** What stands against one officer's confirming what another knows. */
export const barriersToConfirming = ({ otherwise }: Control, officerId: string): readonly Reason<'same-officer'>[] =>
  otherwise?.by.id === officerId
    ? [{ code: 'same-officer', text: 'You proposed it, so another officer has to confirm it' }]
    : [];
