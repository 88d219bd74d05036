import type { FunctionThread } from './function-thread.ts';

/** Each holds some 60 MB; a day of the clock comes by eight functions. */
const most = 12;
const longestMs = 60_000;

/** The threads of all functions that have nothing to do: they are ended where they become many, or had nothing for a minute. */
export class IdleThreads {
  /** The one longest without an event first. */
  readonly #all = new Map<FunctionThread, { readonly end: () => void; readonly timer: NodeJS.Timeout }>();

  /** @param end is called unless the thread was taken out before. */
  add(thread: FunctionThread, end: () => void): void {
    this.#all.set(thread, { end, timer: setTimeout(() => this.#end(thread), longestMs).unref() });
    const [longest] = this.#all.keys();
    if (this.#all.size > most && longest) this.#end(longest);
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
