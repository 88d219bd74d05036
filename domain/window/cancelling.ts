import { type Reason, saysWhy } from '../reason.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window, WindowChange } from './window.ts';

type CancellingBarrier = Reason<'already-over' | 'award-approved' | 'award-stopped' | 'no-reason'>;

/** Why the service itself stops what runs for a window: whoever watches over processes leaves out those that were stopped for this. */
export const STOPPED_WITH_ITS_WINDOW = 'The window was cancelled';

/** The award of a window that is to be cancelled. */
export interface AwardAtStake {
  readonly approved: boolean;
  /** A challenge settled against it, or two officers, have stopped it: what runs for it ends, and everybody is told. */
  readonly stopped?: boolean;
  /** Why its contracts can never be made (domain/award/out-of-reach.ts); none while they can. */
  readonly outOfReach: readonly Reason[];
}

/**
 * What stands against cancelling a window: once an award is approved and its letters are on their way, only a challenge or two officers can stop it, or
 * that its contracts can never be made (docs/rules.md, rules 1, 7 and 9).
 */
export const barriersToCancelling = (
  { status }: Pick<Window, 'status'>,
  { approved, stopped = false, outOfReach }: AwardAtStake,
  reason: string,
): readonly CancellingBarrier[] => [
  ...(status === 'awarded' || status === 'cancelled'
    ? [{ code: 'already-over', text: `This window has already been ${status}.` } as const]
    : []),
  ...(stopped && (status === 'standstill' || status === 'evaluating')
    ? [
        {
          code: 'award-stopped',
          text: 'The award has been stopped. The window ends with it, and every applicant is told, within the hour.',
        } as const,
      ]
    : []),
  ...(!stopped && (status === 'standstill' || (approved && status === 'evaluating')) && outOfReach.length === 0
    ? [
        {
          code: 'award-approved',
          text: 'The award has been approved. Two officers can stop it until its contracts are made: propose it on the page of the standstill.',
        } as const,
      ]
    : []),
  ...(saysWhy(reason)
    ? []
    : [
        {
          code: 'no-reason',
          text: 'Enter the reason for cancelling. Every registered provider will be told it.',
        } as const,
      ]),
];

/** Whether an officer may cancel a window, once they say why. */
export const isCancellable = (window: Pick<Window, 'status'>, award: AwardAtStake): boolean =>
  barriersToCancelling(window, award, '').every(({ code }) => code === 'no-reason');

/** How an officer cancelled a window; undefined of one that runs, or that ended otherwise. */
export const cancellationOf = ({ status, changes }: Pick<Window, 'status' | 'changes'>): WindowChange | undefined =>
  status === 'cancelled' ? changes.findLast(({ kind }) => kind === 'cancelled') : undefined;

const KEPT =
  'Nothing more is decided on it, and no contract comes of it. It is kept as a record until at least 3 years after the agreement ends.';

/**
 * What becomes of an application that stood submitted in a cancelled window: what was opened and what not. Nobody is told that something
 * stays unread that was read.
 */
export const whatBecomesOfAnApplication = ({ unsealedAt }: Pick<Window, 'unsealedAt'>): string =>
  unsealedAt
    ? `It was opened at ${momentInWords(unsealedAt)}, after the window had closed, to be checked and scored. ${KEPT}`
    : 'It was not opened. Nobody at the council has read it, and nobody will.';

/** The same, said to somebody of whom nobody looks up whether their own application could be opened. */
export const whatBecomesOfApplications = (window: Pick<Window, 'unsealedAt'>): string =>
  window.unsealedAt
    ? `Applications were opened at ${momentInWords(window.unsealedAt)}, after the window had closed, to be checked and scored. If yours could not be opened, our letter to you says so. ${KEPT}`
    : whatBecomesOfAnApplication(window);

/** What becomes of an application in a cancelled window that could never be unsealed. */
export const whatBecomesOfOneSetAside =
  'It could not be opened, so it was neither checked nor scored. Nothing is decided on it, and no contract comes of it.';
