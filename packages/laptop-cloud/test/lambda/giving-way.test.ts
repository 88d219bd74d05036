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

it('a page that fails is waited for no more', async () => {
  const way = new GivingWay();
  await expect(way.during(() => Promise.reject(new Error('no page')))).rejects.toThrow('no page');
  await way.turn();
});

it('no event waits for ever, however long a page takes', async () => {
  const way = new GivingWay(20);
  void way.during(() => new Promise(() => {}));
  await way.turn();
});
