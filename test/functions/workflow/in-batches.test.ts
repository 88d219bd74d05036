import { expect, it } from 'vitest';
import { eachOf, inBatches } from '../../../functions/workflow/in-batches.ts';

it('What comes of each item is in the order of the items, whichever ended first', async () => {
  const ended: number[] = [];
  const waits = [30, 20, 10, 0, 5, 25, 15, 1, 30, 0];
  const results = await eachOf(waits, async (wait) => {
    await new Promise((wake) => setTimeout(wake, wait));
    ended.push(wait);
    return wait;
  });
  expect(ended).not.toEqual(waits);
  expect(results).toEqual(waits);
});

it('A call that was over before it came to its items goes through some all the same, or none would ever be last', async () => {
  const isOver = () => true;
  const calls: number[][] = [];
  let [after, isMore] = [0, true];
  while (isMore && calls.length < 5) {
    const done: number[] = [];
    const items = Array.from({ length: 20 }, (_, index) => index + 1).filter((item) => item > after);
    const came = await inBatches(items, { most: 100, isOver }, async (item) => done.push(item));
    calls.push(done);
    [after, isMore] = [came.last ?? after, came.isMore];
  }
  expect(calls.map(({ length }) => length)).toEqual([8, 8, 4]);
  expect(calls.flat()).toHaveLength(20);
});
