import { describe, expect, it } from 'vitest';
import { type Scorer, shareOut, type ToScore } from '../../../domain/evaluation/balanced-places.ts';

const scorer = (id: string, given: Partial<Scorer> = {}): Scorer => ({ id, has: 0, atMost: 1_000, ...given });
const toScore = (applicationId: string, ...barred: string[]): ToScore => ({
  applicationId,
  places: 2,
  barred: new Set(barred),
});
const many = (count: number): ToScore[] => Array.from({ length: count }, (_, n) => toScore(`a-${n}`));
const loadsOf = (applications: readonly ToScore[], scorers: readonly Scorer[]) => {
  const { given } = shareOut(applications, scorers);
  return scorers.map(({ id, has }) => has + given.filter(({ to }) => to === id).length);
};

/** A sequence that is the same on every run: numbers from 0 up to `below`. */
const sequence = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

describe('Places as evaluator are shared out', () => {
  it.each([
    [109, 3, [73, 73, 72]],
    [109, 4, [55, 55, 54, 54]],
    [5, 5, [2, 2, 2, 2, 2]],
    [1, 3, [1, 1, 0]],
  ])('evenly: %i applications among %i evaluators', (applications, evaluators, loads) => {
    const scorers = Array.from({ length: evaluators }, (_, n) => scorer(`e-${n}`));
    expect(loadsOf(many(applications), scorers)).toEqual(loads);
  });

  it('to two people each, never to one person twice', () => {
    const { given, left } = shareOut(many(40), [scorer('one'), scorer('two'), scorer('three')]);
    expect(left).toEqual([]);
    for (const { applicationId } of many(40)) {
      const theirs = given.filter((each) => each.applicationId === applicationId).map(({ to }) => to);
      expect(new Set(theirs).size).toBe(2);
    }
  });

  it('with regard to what each has already', () => {
    expect(loadsOf(many(6), [scorer('busy', { has: 9 }), scorer('idle'), scorer('new')])).toEqual([9, 6, 6]);
    expect(loadsOf(many(10), [scorer('busy', { has: 5 }), scorer('idle'), scorer('new')])).toEqual([9, 8, 8]);
  });

  it('never beyond what somebody can take, and says for which nobody is left', () => {
    const scorers = [scorer('one', { atMost: 2 }), scorer('two'), scorer('three', { atMost: 1 })];
    const { left } = shareOut(many(4), scorers);
    expect(loadsOf(many(4), scorers)).toEqual([2, 4, 1]);
    expect(left.map(({ applicationId, places }) => [applicationId, places])).toEqual([['a-3', 1]]);
  });

  it('never to who is barred', () => {
    const { given, left } = shareOut(
      [toScore('mine', 'one'), toScore('nobody’s', 'one', 'two', 'three')],
      [scorer('one'), scorer('two'), scorer('three')],
    );
    expect(given).toEqual([
      { applicationId: 'mine', to: 'two' },
      { applicationId: 'mine', to: 'three' },
    ]);
    expect(left).toEqual([toScore('nobody’s', 'one', 'two', 'three')]);
  });

  it('evenly where somebody is barred from what comes last, by a chain of places given up', () => {
    // Whoever goes by who has least at the moment gives "one" and "two" the first, and leaves "three" none of the rest.
    const applications = [
      toScore('free-1'),
      toScore('free-2'),
      toScore('not-three-1', 'three'),
      toScore('not-three-2', 'three'),
    ];
    expect(loadsOf(applications, [scorer('one'), scorer('two'), scorer('three')]).toSorted()).toEqual([2, 3, 3]);
  });

  it('as evenly as any other way, whatever bars and limits there are', () => {
    const random = sequence(20_260_301);
    for (let round = 0; round < 150; round += 1) {
      const scorers = Array.from({ length: 2 + random(3) }, (_, n) =>
        scorer(`e-${n}`, { has: random(3), atMost: 2 + random(4) }),
      );
      const applications = Array.from({ length: 1 + random(4) }, (_, n) =>
        toScore(`a-${n}`, ...scorers.filter(() => random(4) === 0).map(({ id }) => id)),
      );
      const best = bestOf(applications, scorers);
      const loads = loadsOf(applications, scorers);
      expect([round, shareOut(applications, scorers).given.length]).toEqual([round, best.given]);
      expect([round, squares(loads)]).toEqual([round, best.squares]);
    }
  });

  it('the same each time', () => {
    const scorers = [scorer('one'), scorer('two', { has: 3 }), scorer('three', { atMost: 12 })];
    expect(shareOut(many(30), scorers)).toEqual(shareOut(many(30), scorers));
  });
});

const squares = (loads: readonly number[]) => loads.reduce((sum, load) => sum + load * load, 0);

/** Every way to share out, tried: most places given first, and of these the evenest, which is the least sum of squares. */
const bestOf = (applications: readonly ToScore[], scorers: readonly Scorer[]) => {
  let best = { given: -1, squares: 0 };
  const go = (at: number, loads: readonly number[], given: number): void => {
    const application = applications[at];
    if (!application) {
      const sum = squares(loads);
      if (given > best.given || (given === best.given && sum < best.squares)) best = { given, squares: sum };
      return;
    }
    const open = scorers.flatMap(({ id, atMost }, n) =>
      application.barred.has(id) || (loads[n] ?? 0) >= atMost ? [] : [n],
    );
    const chosen = [[], ...open.map((n) => [n]), ...open.flatMap((n) => open.filter((m) => m > n).map((m) => [n, m]))];
    for (const each of chosen)
      go(
        at + 1,
        loads.map((load, n) => load + Number(each.includes(n))),
        given + each.length,
      );
  };
  go(
    0,
    scorers.map(({ has }) => has),
    0,
  );
  return best;
};
