import { describe, expect, it } from 'vitest';
import { Timers } from '../../src/clock/timers.ts';

const nothing = () => {};
const always = Number.NEGATIVE_INFINITY;
const idsOf = (timers: readonly { readonly id: string }[]) => timers.map(({ id }) => id);

/** Numbers that look like chance and are the same each time. */
const chance = (seed: number) => {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

describe('Due times', () => {
  it('are taken in their order, and equal ones in that in which they were set', () => {
    const timers = new Timers();
    for (const [id, due] of [
      ['c', 3],
      ['a', 1],
      ['a too', 1],
      ['b', 2],
      ['a as well', 1],
    ] as const)
      timers.set(id, due, nothing);
    expect(idsOf(timers.take(always, 2))).toEqual(['a', 'a too', 'a as well', 'b']);
    expect(timers.next()).toBe(3);
  });

  it('are left where they are due before those that are asked for', () => {
    const timers = new Timers();
    timers.set('early', 1, nothing);
    timers.set('late', 5, nothing);
    expect(idsOf(timers.take(1, 5))).toEqual(['late']);
    expect(timers.next()).toBe(1);
    expect(idsOf(timers.take(always, 5))).toEqual(['early']);
  });

  it('are what was set, replaced, cancelled and taken, whatever came in which order', () => {
    const timers = new Timers();
    const set = new Map<string, { readonly id: string; readonly due: number }>();
    const below = chance(7);
    const due = (after: number, until: number) =>
      [...set.values()].filter((each) => each.due > after && each.due <= until).toSorted((a, b) => a.due - b.due);
    for (let turn = 0; turn < 5_000; turn += 1) {
      const id = `timer ${below(300)}`;
      const what = below(10);
      if (what < 6) {
        const at = below(1_000);
        set.delete(id);
        set.set(id, { id, due: at });
        timers.set(id, at, nothing);
      } else if (what < 9) {
        set.delete(id);
        timers.cancel(id);
      } else {
        const after = below(2) === 0 ? always : below(20);
        const until = below(60);
        const wanted = due(after, until);
        expect(idsOf(timers.take(after, until))).toEqual(idsOf(wanted));
        for (const each of wanted) set.delete(each.id);
      }
      expect(timers.next()).toBe(due(always, 1_000)[0]?.due);
    }
  });
});
