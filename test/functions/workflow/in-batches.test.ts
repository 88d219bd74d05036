import { expect, it } from 'vitest';
import { eachOf } from '../../../functions/workflow/in-batches.ts';

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
