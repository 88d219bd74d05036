import { plusDuration } from '../../domain/time/london.ts';
import type { Window, WindowStatus } from '../../domain/window/window.ts';
import { clock } from './clock.ts';

const DAY = 'PT24H';
const { now } = clock;
const daysFromNow = (days: number): string => plusDuration(now(), `${days < 0 ? '-' : ''}PT${Math.abs(days) * 24}H`);

/** A window of S1, as of the tests' clock: `aWindow().open()`, `aWindow().evaluating({ windowId })`. */
export const aWindow = (patch: Partial<Window> = {}) => {
  const as = (status: WindowStatus, opensAt: string, closesAt: string, more: Partial<Window> = {}): Window => ({
    windowId: 's1-home-care-2027-03-01',
    agreementId: 's1-home-care',
    execution: 'arn:aws:states:eu-west-2:000000000000:execution:window:s1-home-care-2027-03-01',
    status,
    opensAt,
    closesAt,
    changes: [],
    version: 1,
    ...more,
    ...patch,
  });
  const closedAt = daysFromNow(-5);
  const unsealed = { unsealedAt: plusDuration(closedAt, 'PT1M') };

  return {
    scheduled: () => as('scheduled', daysFromNow(5), daysFromNow(35)),
    open: () => as('open', daysFromNow(-10), daysFromNow(20)),
    /** Its closing instant has just come, and nothing has been unsealed. */
    closed: () => as('closed', daysFromNow(-30), plusDuration(now(), '-PT10S')),
    evaluating: () => as('evaluating', daysFromNow(-35), closedAt, unsealed),
    standstill: () =>
      as('standstill', daysFromNow(-35), closedAt, { ...unsealed, standstillEndsAt: plusDuration(now(), DAY) }),
    awarded: () =>
      as('awarded', daysFromNow(-60), daysFromNow(-30), {
        unsealedAt: daysFromNow(-30),
        standstillEndsAt: daysFromNow(-2),
      }),
    cancelledBeforeClosing: () => as('cancelled', daysFromNow(-10), daysFromNow(20)),
  };
};
