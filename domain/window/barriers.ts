import { type Reason, saysWhy } from '../reason.ts';
import { compareInstants, londonDate } from '../time/london.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window } from './window.ts';

type SubmittingBarrier = Reason<'not-open-yet' | 'closed' | 'cancelled'>;

/**
 * What stands against taking a submission that arrived at this instant (docs/rules.md, rule 1).
 * The instant is the server's, of the request's arrival; the closing instant itself is too late.
 */
export const barriersToSubmitting = (
  window: Pick<Window, 'status' | 'opensAt' | 'closesAt' | 'unsealedAt'>,
  arrivedAt: string,
): readonly SubmittingBarrier[] => {
  if (window.status === 'cancelled')
    return [{ code: 'cancelled', text: 'The council has cancelled this application window.' }];
  if (window.status === 'scheduled' || compareInstants(arrivedAt, window.opensAt) < 0) {
    return [{ code: 'not-open-yet', text: `Applications open at ${momentInWords(window.opensAt)}.` }];
  }
  if (window.unsealedAt || compareInstants(arrivedAt, window.closesAt) >= 0) {
    return [{ code: 'closed', text: `Applications closed at ${momentInWords(window.closesAt)}.` }];
  }
  return [];
};

type ExtendingBarrier = Reason<'not-open' | 'already-closed' | 'not-later' | 'no-reason'>;

/** What stands against moving the closing instant (docs/rules.md, rule 1: only later, while open, with a reason, for everyone). */
export const barriersToExtending = (
  window: Pick<Window, 'status' | 'closesAt'>,
  to: string,
  reason: string,
  on: string,
): readonly ExtendingBarrier[] => [
  ...(window.status === 'open' ? [] : [{ code: 'not-open', text: 'Only an open window can be extended.' } as const]),
  ...(window.status === 'open' && compareInstants(on, window.closesAt) >= 0
    ? [{ code: 'already-closed', text: 'The closing time has passed. Open an additional window instead.' } as const]
    : []),
  ...(compareInstants(to, window.closesAt) > 0
    ? []
    : [
        {
          code: 'not-later',
          text: `The new closing time must be later than ${momentInWords(window.closesAt)}.`,
        } as const,
      ]),
  ...(saysWhy(reason)
    ? []
    : [{ code: 'no-reason', text: 'Enter the reason for the extension. Every provider will be told it.' } as const]),
];

type OpeningBarrier = Reason<'in-the-past' | 'closes-too-soon' | 'no-reason' | 'window-running' | 'term-over'>;

const LEAST_OPEN_HOURS = 24;

/** What stands against an officer opening an additional window (docs/rules.md, rule 1: the council may open it at other times). */
export const barriersToOpening = (
  proposal: { readonly opensAt: string; readonly closesAt: string; readonly reason: string },
  {
    on,
    running,
    endOfTerm,
  }: { readonly on: string; readonly running: readonly Pick<Window, 'status'>[]; readonly endOfTerm: string },
): readonly OpeningBarrier[] => {
  const taking = running.some(({ status }) => status === 'open' || status === 'scheduled');
  const hours = (Date.parse(proposal.closesAt) - Date.parse(proposal.opensAt)) / 3_600_000;
  return [
    ...(compareInstants(proposal.opensAt, on) >= 0
      ? []
      : [{ code: 'in-the-past', text: 'The opening time must be in the future.' } as const]),
    ...(hours >= LEAST_OPEN_HOURS
      ? []
      : [
          { code: 'closes-too-soon', text: `A window must stay open for at least ${LEAST_OPEN_HOURS} hours.` } as const,
        ]),
    ...(saysWhy(proposal.reason)
      ? []
      : [{ code: 'no-reason', text: 'Enter why an additional window is needed.' } as const]),
    ...(taking
      ? [{ code: 'window-running', text: 'Another window of this agreement is open or about to open.' } as const]
      : []),
    ...(londonDate(proposal.opensAt) <= endOfTerm
      ? []
      : [{ code: 'term-over', text: 'The agreement will have ended by then.' } as const]),
  ];
};
