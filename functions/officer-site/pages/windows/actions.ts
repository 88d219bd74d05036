import type { Officer } from '../../../../domain/people/officer.ts';
import { type AwardAtStake, cancellationOf, isCancellable } from '../../../../domain/window/cancelling.ts';
import { extensionToTakeBack } from '../../../../domain/window/extending.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { holds } from '../../officer.ts';

interface Action {
  readonly text: string;
  readonly path: string;
}

/** What this officer can do with a window as it stands, as paths below the window's own. */
export const actionsOn = (
  window: Window,
  officer: Officer,
  { now, award }: { readonly now: string; readonly award: AwardAtStake },
): readonly Action[] => [
  ...(decides(window) && holds(officer, 'evaluator') ? [{ text: 'Score applications', path: 'evaluate' }] : []),
  ...(decides(window) && holds(officer, 'moderator') ? [{ text: 'Agree consensus scores', path: 'moderate' }] : []),
  ...(window.unsealedAt ? [{ text: 'Applications', path: 'applications' }] : []),
  ...(decides(window) && holds(officer, 'procurement-lead', 'contract-manager')
    ? [{ text: 'Decide referred applications', path: 'referrals' }]
    : []),
  ...(window.unsealedAt && !cancellationOf(window) && holds(officer, 'procurement-lead', 'contract-manager', 'approver')
    ? [
        { text: 'Recommendation', path: 'recommendation' },
        { text: 'Approval', path: 'approval' },
        { text: 'Standstill and challenges', path: 'standstill' },
      ]
    : []),
  ...(holds(officer, 'procurement-lead', 'contract-manager', 'approver')
    ? [{ text: 'Audit trail', path: 'audit' }]
    : []),
  ...(decides(window) ? [{ text: 'Declare a conflict of interest', path: 'declaration' }] : []),
  ...(holds(officer, 'procurement-lead', 'contract-manager') && window.status === 'open'
    ? [
        ...(extensionToTakeBack(window, now) ? [{ text: 'Take the extension back', path: 'take-back' }] : []),
        { text: 'Extend the window', path: 'extend' },
      ]
    : []),
  ...(holds(officer, 'procurement-lead', 'contract-manager') && isCancellable(window, award)
    ? [{ text: 'Cancel the window', path: 'cancel' }]
    : []),
];

/** Whether anything is still decided on its applications. */
const decides = ({ unsealedAt, status }: Window): boolean => unsealedAt !== undefined && status !== 'cancelled';
