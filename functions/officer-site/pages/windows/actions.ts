import { caseFileReaders, deciders, holds, type Officer } from '../../../../domain/people/officer.ts';
import { cancellationOf } from '../../../../domain/window/cancelling.ts';
import { extensionToTakeBack } from '../../../../domain/window/extending.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { paths } from '../../paths.ts';

interface Action {
  readonly text: string;
  readonly href: string;
}

/** What this officer can do with a window as it stands, and where. */
export const actionsOn = (
  window: Window,
  officer: Officer,
  {
    now,
    mayCancel,
    isCalibrated,
  }: { readonly now: string; readonly mayCancel: boolean; readonly isCalibrated: boolean },
): readonly Action[] => {
  const at = paths.window(window.windowId);
  return [
    { text: 'Where the window stands, as a picture', href: at.whereItStands },
    ...(isCalibrated && holds(officer, 'procurement-lead', 'evaluator', 'moderator')
      ? [{ text: 'Mark invented answers', href: at.calibration }]
      : []),
    ...(decides(window) && holds(officer, 'procurement-lead') ? [{ text: 'Who scores', href: at.panel }] : []),
    ...(decides(window) && holds(officer, 'evaluator') ? [{ text: 'Score applications', href: at.evaluate }] : []),
    ...(decides(window) && holds(officer, 'moderator') ? [{ text: 'Agree consensus scores', href: at.moderate }] : []),
    ...(window.unsealedAt ? [{ text: 'Applications', href: at.applications }] : []),
    ...(decides(window) && holds(officer, ...caseFileReaders, 'moderator')
      ? [{ text: 'Open flags', href: at.flags }]
      : []),
    ...(decides(window) && holds(officer, ...deciders)
      ? [
          { text: 'Decide referred applications', href: at.referrals },
          { text: 'Who speaks for each location', href: at.control },
        ]
      : []),
    ...(window.unsealedAt && !cancellationOf(window) && holds(officer, ...caseFileReaders)
      ? [
          { text: 'Coverage by lot and zone', href: at.coverage },
          { text: 'Recommendation', href: at.recommendation },
          { text: 'Approval', href: at.approval },
          { text: 'Outcome letters', href: at.outcomeLetters },
          { text: 'Standstill and challenges', href: at.standstill },
        ]
      : []),
    ...(holds(officer, ...deciders, 'auditor') ? [{ text: 'Questions from providers', href: at.clarifications }] : []),
    ...(window.unsealedAt && holds(officer, ...caseFileReaders)
      ? [{ text: 'Evidence pack', href: at.evidencePack.page }]
      : []),
    { text: 'Files of this window', href: at.files.page({}) },
    { text: 'Certificate of the seal', href: at.seal },
    { text: 'What you can do here, and why not', href: at.whyNot },
    ...(holds(officer, ...caseFileReaders) ? [{ text: 'Audit trail', href: at.audit }] : []),
    ...(decides(window) ? [{ text: 'Declare a conflict of interest', href: at.declaration }] : []),
    ...(holds(officer, ...deciders) && window.status === 'open'
      ? [
          ...(extensionToTakeBack(window, now) ? [{ text: 'Take the extension back', href: at.takeBack }] : []),
          { text: 'Extend the window', href: at.extend },
        ]
      : []),
    ...(mayCancel ? [{ text: 'Cancel the window', href: at.cancel }] : []),
  ];
};

/** Whether anything is still decided on its applications. */
const decides = ({ unsealedAt, status }: Window): boolean => unsealedAt !== undefined && status !== 'cancelled';
