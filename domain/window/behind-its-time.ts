import { plusDuration } from '../time/london.ts';
import type { Window, WindowStatus } from './window.ts';

/** What a window becomes by the clock may take as long as its tries do; longer, and something stands still. */
const BY_THE_CLOCK = 'PT10M';
/** Unsealing reads every application. */
const UNSEALING = 'PT1H';

type Kept = Pick<Window, 'status' | 'opensAt' | 'closesAt'>;

/** Of each status that ends by the clock, when it should have ended at the latest. */
const over: Readonly<Partial<Record<WindowStatus, (window: Kept) => string>>> = {
  scheduled: ({ opensAt }) => plusDuration(opensAt, BY_THE_CLOCK),
  open: ({ closesAt }) => plusDuration(closesAt, BY_THE_CLOCK),
  closed: ({ closesAt }) => plusDuration(closesAt, UNSEALING),
};

/** Whether a window was not opened, not closed, or not unsealed when it should have been. */
export const isBehindItsTime = (window: Kept, now: string): boolean => {
  const latest = over[window.status]?.(window);
  return latest !== undefined && latest <= now;
};

/** Whether its applications were unsealed so long ago that the process of each, and its award, must have begun. */
export const hasBegunItsApplications = ({ unsealedAt }: Pick<Window, 'unsealedAt'>, now: string): boolean =>
  unsealedAt !== undefined && plusDuration(unsealedAt, UNSEALING) <= now;

/** Whether the clock says what comes next of a window, by the machine of windows: what comes after has executions of its own. */
export const isLedByTheClock = ({ status }: Pick<Window, 'status'>): boolean => over[status] !== undefined;
