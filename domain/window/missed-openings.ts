import type { Agreement } from '../agreement/agreement.ts';
import { compareInstants, londonDate, plusDuration } from '../time/london.ts';
import { openingsAhead } from './openings.ts';
import { type Window, windowIdOf } from './window.ts';

/** So soon after its opening instant a window of the schedule is stored, or the reasons why none opens. */
const STORED_WITHIN = 'PT10M';
/** For so long somebody is told of one that was missed. */
const LOOKED_BACK = '-PT336H';

/**
 * The ids of the windows that the schedule should have opened in the last two weeks and of which nothing is kept: neither a record nor the
 * reasons why it was not opened. One in whose place another was opened or planned since is none of them.
 */
export const missedOpenings = (
  agreement: Agreement,
  {
    windows,
    notOpened,
  }: {
    /** Every window of the agreement. */
    readonly windows: readonly Pick<Window, 'windowId' | 'status' | 'opensAt'>[];
    readonly notOpened: readonly Pick<Window, 'windowId'>[];
  },
  now: string,
): readonly string[] => {
  const kept = new Set([...windows, ...notOpened].map(({ windowId }) => windowId));
  return openingsAhead(agreement, plusDuration(now, LOOKED_BACK))
    .filter(({ opensAt }) => compareInstants(plusDuration(opensAt, STORED_WITHIN), now) <= 0)
    .filter(({ opensAt }) => !windows.some((one) => one.status !== 'cancelled' && isSince(one, opensAt)))
    .map(({ opensAt }) => windowIdOf(agreement.id, londonDate(opensAt)))
    .filter((windowId) => !kept.has(windowId));
};

const isSince = (one: Pick<Window, 'opensAt'>, opensAt: string): boolean => compareInstants(one.opensAt, opensAt) >= 0;
