import type { FunctionThread } from './function-thread.ts';

/** Each holds some 40 MB; a day of the clock comes by eight functions. */
const MOST = 12;
const longestMs = 5 * 60_000;

interface Idle {
  /** Whose thread it is. */
  readonly of: object;
  readonly end: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * The threads of all functions that have nothing to do: they are ended where they become many, or had nothing for five minutes. The second of
 * one function goes before the only one of another.
 */
export class IdleThreads {
  /** The one longest without an event first. */
  readonly #all = new Map<FunctionThread, Idle>();

  readonly #most: number;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** @param of whose it is. @param end is called unless the thread was taken out before. */
  add(thread: FunctionThread, of: object, end: () => void): void {
    this.#all.set(thread, { of, end, timer: setTimeout(() => this.#end(thread), longestMs).unref() });
    if (this.#all.size > this.#most) this.#end(this.#leastMissed() ?? thread);
  }

  #leastMissed(): FunctionThread | undefined {
    const all = [...this.#all];
    const isSpare = ([thread, { of }]: (typeof all)[number]) =>
      all.some(([other, idle]) => idle.of === of && other !== thread);
    const [thread] = all.find(isSpare) ?? all[0] ?? [];
    return thread;
  }

  /** It has something to do, or has ended. */
  remove(thread: FunctionThread): void {
    clearTimeout(this.#all.get(thread)?.timer);
    this.#all.delete(thread);
  }

  #end(thread: FunctionThread): void {
    const idle = this.#all.get(thread);
    this.remove(thread);
    idle?.end();
  }
}
