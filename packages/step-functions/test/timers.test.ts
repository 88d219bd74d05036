import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dueQueue, realTimers } from '../src/timers.ts';

test('due times come in order, each once, and a second schedule replaces the first', () => {
  const step = fc.record({
    id: fc.integer({ min: 0, max: 8 }),
    at: fc.integer({ min: 0, max: 50 }),
    cancel: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const queue = dueQueue();
      const expected = new Map<string, number>();
      for (const { id, at, cancel } of steps) {
        const name = String(id);
        if (cancel) {
          queue.remove(name);
          expected.delete(name);
        } else {
          queue.add({ id: name, at, fire: () => {} });
          expected.set(name, at);
        }
      }
      const taken: [string, number][] = [];
      for (let due = queue.takeUntil(50); due; due = queue.takeUntil(50)) taken.push([due.id, due.at]);
      expect(taken.map(([, at]) => at)).toEqual([...expected.values()].toSorted((a, b) => a - b));
      expect(new Map(taken)).toEqual(expected);
    }),
  );
});

test('on the computer’s own clock, what is due happens', async () => {
  const timers = realTimers();
  const happened: string[] = [];
  await new Promise<void>((done) => {
    timers.schedule('late', timers.now() + 30, () => {
      happened.push('late');
      done();
    });
    timers.schedule('soon', timers.now() + 5, () => happened.push('soon'));
    timers.schedule('never', timers.now() + 10, () => happened.push('never'));
    timers.schedule('past', timers.now() - 10, () => happened.push('past'));
    timers.cancel('never');
  });
  timers.close();
  expect(happened).toEqual(['past', 'soon', 'late']);
});
