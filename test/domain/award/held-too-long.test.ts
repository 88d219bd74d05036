import { describe, expect, it } from 'vitest';
import { holdsAnAward, isHeldTooLong } from '../../../domain/award/held-too-long.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { now } from '../../builders/clock.ts';

describe('An award is held too long', () => {
  it.each<[(typeof holdsAnAward)[number], number]>([
    ['release', 3],
    ['letters-left', 2],
    ['undelivered-letters', 3],
    ['publication', 3],
    ['standstill-end', 3],
    ['register-changes', 7],
    ['challenge', 21],
  ])('by what it waits for: %s, after %i days', (ask, days) => {
    const end = plusDuration(now, `PT${24 * days}H`);
    expect([isHeldTooLong(ask, now, plusDuration(end, '-PT1S')), isHeldTooLong(ask, now, end)]).toEqual([false, true]);
    expect(holdsAnAward).toContain(ask);
  });

  it('by nothing else', () => {
    expect(holdsAnAward).toHaveLength(7);
  });
});
