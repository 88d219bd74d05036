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

/** What a task needs that may take several calls. */
export interface CalledAgain {
  readonly oneCall: OneCall;
  readonly now: Now;
}

/** A call that is under way: so many items, until it is over. */
export interface Call {
  readonly most: number;
  readonly isOver: () => boolean;
}

/** All of them, however long it takes. */
export const allAtOnce: Call = { most: Number.POSITIVE_INFINITY, isOver: () => false };

/** This call, from now on. A machine that was released before tasks were called again does not say where to begin: it has all done in one. */
export const thisCall = ({ oneCall, now }: CalledAgain, after: string | number | undefined): Call => {
  if (after === undefined) return allAtOnce;
  const until = plusDuration(now(), oneCall.lasts);
  return { most: oneCall.most, isOver: () => now() >= until };
};

/** So many items are gone through at a time: few enough to leave the database to others. */
const TOGETHER = 8;

interface Done<Item> {
  readonly done: number;
  /** The last that was gone through: whoever goes on begins behind it. */
  readonly last: Item | undefined;
  readonly isMore: boolean;
}

/**
 * Goes through items that do not wait for one another, eight at a time or as many as are said, for as long as the call may.
 * @throws what the first of them threw, once those that were begun with it have ended: nothing runs on behind a task that failed
 */
export const inBatches = async <Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  { most, isOver }: Call,
  each: (item: Item) => Promise<unknown>,
  atATime = TOGETHER,
): Promise<Done<Item>> => {
  let [done, last]: [number, Item | undefined] = [0, undefined];
  let batch: Item[] = [];
  const go = async () => {
    const failed = (await Promise.allSettled(batch.map(each))).find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
    done += batch.length;
    last = batch.at(-1) ?? last;
    batch = [];
  };
  for await (const item of items) {
    // At least one batch: a call that is over before it came here would go on for ever.
    if (done + batch.length >= most || (done > 0 && isOver())) {
      await go();
      return { done, last, isMore: true };
    }
    batch.push(item);
    if (batch.length === atATime) await go();
  }
  await go();
  return { done, last, isMore: false };
};

/** Goes through all of them in the same way, however long it takes. @returns what came of each, in the order of the items */
export const eachOf = async <Item, Result>(
  items: Iterable<Item> | AsyncIterable<Item>,
  each: (item: Item) => Promise<Result>,
  atATime = TOGETHER,
): Promise<readonly Result[]> => {
  const results: Promise<Result>[] = [];
  const begin = (item: Item) => {
    const result = each(item);
    results.push(result);
    return result;
  };
  await inBatches(items, allAtOnce, begin, atATime);
  return Promise.all(results);
};
