import type { Agreement } from '../agreement/agreement.ts';
import { londonDate } from '../time/london.ts';
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

/** Whether an application of a window can be prepared at this instant, and not submitted yet. */
export const isAhead = (window: Parameters<typeof barriersToSubmitting>[0], at: string): boolean =>
  barriersToSubmitting(window, at).some(({ code }) => code === 'not-open-yet');
