import type { Agreement } from '../agreement/agreement.ts';
import { londonDate, plusDuration } from '../time/london.ts';
import { barriersToSubmitting } from './barriers.ts';
import { nextOpening } from './openings.ts';
import { type Window, windowIdOf } from './window.ts';

/**
 * The window that an agreement's schedule opens next, before there is a record of it: an application that is prepared for it lies where it will be looked for
 * once it opens. Undefined after the term.
 */
export const comingWindow = (agreement: Pick<Agreement, 'id' | 'windows' | 'term'>, at: string): Window | undefined => {
  const span = nextOpening(agreement, at);
  return (
    span && {
      windowId: windowIdOf(agreement.id, londonDate(span.opensAt)),
      agreementId: agreement.id,
      execution: 'none yet',
      status: 'scheduled',
      ...span,
      changes: [],
      version: 1,
    }
  );
};

/** As long as there may be no record yet of a window whose opening instant has come. */
const STORED_WITHIN = '-PT10M';

/**
 * The windows of the schedule that can be prepared for where there is no record of them: the one that opens next, and before it one whose opening instant has
 * just come, so that nobody who is at work then is turned away.
 */
export const windowsToPrepare = (agreement: Parameters<typeof comingWindow>[0], at: string): readonly Window[] => {
  const next = comingWindow(agreement, at);
  const opening = comingWindow(agreement, plusDuration(at, STORED_WITHIN));
  const both = opening?.windowId === next?.windowId ? [next] : [next, opening];
  return both.filter((window) => window !== undefined);
};

/** Whether an application of a window can be prepared at this instant, and not submitted yet. */
export const isAhead = (window: Parameters<typeof barriersToSubmitting>[0], at: string): boolean =>
  barriersToSubmitting(window, at).some(({ code }) => code === 'not-open-yet');
