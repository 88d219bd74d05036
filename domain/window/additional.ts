import type { Agreement } from '../agreement/agreement.ts';
import { type Reason, saysWhy } from '../reason.ts';
import { compareInstants, londonDate } from '../time/london.ts';
import { type InTheWay, scheduleInTheWay, termInTheWay, windowsInTheWay } from './in-the-way.ts';
import type { Span } from './span.ts';
import { type Window, windowIdOf } from './window.ts';

/**
 * The id of a window that an officer opens beyond the schedule: with the time (UTC), as the schedule may open one on the same day, and
 * numbered where windows that would have opened at that instant were cancelled.
 */
export const additionalWindowIdOf = (
  agreementId: string,
  opensAt: string,
  windows: readonly Pick<Window, 'windowId' | 'status'>[] = [],
): string => {
  const first = windowIdOf(agreementId, londonDate(opensAt), opensAt.slice(11, 16).replace(':', ''));
  const cancelled = new Set(windows.filter(({ status }) => status === 'cancelled').map(({ windowId }) => windowId));
  const numbered = (count: number): string => (count === 1 ? first : `${first}-${count}`);
  let count = 1;
  while (cancelled.has(numbered(count))) count += 1;
  return numbered(count);
};

type OpeningBarrier = Reason<'in-the-past' | 'closes-too-soon' | 'no-reason'> | InTheWay;

/** The shortest time that an additional window stays open. */
export const LEAST_OPEN_HOURS = 24;

/** What stands against an officer opening an additional window (docs/rules.md, rule 1: the council may open it at other times). */
export const barriersToOpening = (
  proposal: Span & { readonly reason: string },
  {
    on,
    windows,
    agreement,
  }: {
    readonly on: string;
    /** Every window of the agreement so far. */
    readonly windows: readonly Window[];
    readonly agreement: Pick<Agreement, 'windows' | 'term'>;
  },
): readonly OpeningBarrier[] => {
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
    ...windowsInTheWay(proposal, windows),
    ...scheduleInTheWay(proposal, agreement, on),
    ...termInTheWay(proposal, agreement),
  ];
};
