import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { GivingWay } from '../../src/lambda/giving-way.ts';

const later = async (way: GivingWay, done: string[], what: string) => {
  await way.turn();
  done.push(what);
};

it('what nobody waits for runs at once where no page is being made, and after the pages where some are', async () => {
  const way = new GivingWay();
  const done: string[] = [];
  await later(way, done, 'alone');
  const pages = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const made = pages.map(({ promise }, n) => way.during(() => promise.then(() => done.push(`page ${n}`))));
  const event = later(way, done, 'event');
  pages[0]?.resolve();
  await made[0];
  expect(done).toEqual(['alone', 'page 0']);
  pages[1]?.resolve();
  await Promise.all([...made, event]);
  expect(done).toEqual(['alone', 'page 0', 'page 1', 'event']);
});

it('what nobody waits for does not run between one page and the next', async () => {
  const way = new GivingWay({ calm: 500, longest: 60_000 });
  const done: string[] = [];
  const page = async (n: number) => way.during(async () => void done.push(`page ${n}`));
  const first = Promise.withResolvers<void>();
  const begun = way.during(() => first.promise);
  const event = later(way, done, 'event');
  first.resolve();
  await begun;
  for (const n of [1, 2, 3]) {
    await sleep(20);
    await page(n);
  }
  await event;
  expect(done).toEqual(['page 1', 'page 2', 'page 3', 'event']);
});

it('a page that fails is waited for no more', async () => {
  const way = new GivingWay();
  await expect(way.during(() => Promise.reject(new Error('no page')))).rejects.toThrow('no page');
  await way.turn();
});

it('no event waits for ever, however long a page takes', async () => {
  const way = new GivingWay({ calm: 1, longest: 20 });
  void way.during(() => new Promise(() => {}));
  await way.turn();
});
