import type { Now } from '../../adapters/clock.ts';
import { plusDuration } from '../../domain/time/london.ts';

/** How much of a long task one call does: it ends well before the fifteen minutes that a function has, and is called again. */
export interface OneCall {
  /** So many items at the most. */
  readonly most: number;
  /** Nothing is begun after so long (ISO 8601). */
  readonly lasts: string;
}

export const oneCall: OneCall = { most: 5_000, lasts: 'PT5M' };
/** For a machine that was released before tasks were called again: all in one. */
export const allAtOnce: OneCall = { most: Number.POSITIVE_INFINITY, lasts: 'PT24H' };

/** So many items are gone through at a time: few enough to leave the database to others. */
const TOGETHER = 8;

interface Done<Item> {
  /** The last that was gone through: whoever goes on begins behind it. */
  readonly last: Item | undefined;
  readonly isMore: boolean;
}

/**
 * Goes through items that do not wait for one another, some at a time, for as long as one call may.
 * @throws what the first of them threw, once those that were begun with it have ended: nothing runs on behind a task that failed
 */
export const inBatches = async <Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  { most, lasts }: OneCall,
  now: Now,
  each: (item: Item) => Promise<unknown>,
): Promise<Done<Item>> => {
  const until = plusDuration(now(), lasts);
  let [done, last]: [number, Item | undefined] = [0, undefined];
  let together: Item[] = [];
  const go = async () => {
    const failed = (await Promise.allSettled(together.map(each))).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    done += together.length;
    last = together.at(-1) ?? last;
    together = [];
  };
  for await (const item of items) {
    if (done + together.length >= most || now() >= until) {
      await go();
      return { last, isMore: true };
    }
    together.push(item);
    if (together.length === TOGETHER) await go();
  }
  await go();
  return { last, isMore: false };
};
