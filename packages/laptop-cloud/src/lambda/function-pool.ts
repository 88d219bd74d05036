import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { ended, FunctionThread, type Outcome, type ThreadOptions } from './function-thread.ts';
import type { IdleThreads } from './idle-threads.ts';

/** More would only take turns on a laptop's cores, and each takes memory; some wait for an answer while others work. */
const mostThreads = Math.min(8, 2 * availableParallelism());

interface Waiting {
  /** As `performance.now` counts. */
  readonly since: number;
  readonly take: (thread: FunctionThread | undefined) => void;
}

/**
 * The threads of one function: started when needed, used again, one event at a time each.
 *
 * A start takes as much of the processor as several events. Where one thread is there, another is started only for who has waited for as
 * long as the latest start took: so nobody waits for more than twice as long as the best that could have been done.
 */
export class FunctionPool {
  readonly #options: ThreadOptions;
  readonly #most: number;
  readonly #all = new Set<FunctionThread>();
  /** Those with code of before, which end with the event that they are at. */
  readonly #outdated = new Set<FunctionThread>();
  readonly #idle: FunctionThread[] = [];
  readonly #idleOfAll: IdleThreads;
  /** The longest waiting first. */
  readonly #waiting: Waiting[] = [];
  #starting = 0;
  /** When the latest thread had loaded, and how long that took: patience begins anew with it, and is as long. */
  #latest = { loadedAt: 0, took: 0 };
  /** Set while somebody waits. */
  #look: NodeJS.Timeout | undefined;
  #running = 0;
  #isClosed = false;

  constructor(options: ThreadOptions, idleOfAll: IdleThreads) {
    this.#options = options;
    this.#idleOfAll = idleOfAll;
    this.#most = Math.max(1, Math.min(options.fn.reservedConcurrency ?? mostThreads, mostThreads));
  }

  /** How many events are with the function or wait for it. */
  get running(): number {
    return this.#running;
  }

  /** Whether somebody has waited for so long (ms) and not begun: whoever comes now would wait for longer. */
  isLateBy(ms: number): boolean {
    const since = this.#waiting[0]?.since;
    return since !== undefined && performance.now() - since >= ms;
  }

  /** Runs an event; none is begun once the pool was closed. @param event JSON */
  async run(event: string, requestId: string = randomUUID()): Promise<Outcome> {
    this.#running += 1;
    try {
      const thread = await this.#take();
      if (!thread) return { ok: false, error: ended };
      const outcome = await thread.run(requestId, event);
      this.#giveBack(thread);
      return outcome;
    } finally {
      this.#running -= 1;
    }
  }

  /** Has the events from now on meet the code anew. */
  renew(): void {
    for (const thread of this.#idle.splice(0)) this.#end(thread);
    for (const thread of this.#all) this.#outdated.add(thread);
    this.#all.clear();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    // Nothing comes back into use from here on.
    const all = [...this.#all, ...this.#outdated];
    this.#all.clear();
    clearTimeout(this.#look);
    for (const { take } of this.#waiting.splice(0)) take(undefined);
    await Promise.all(all.map((thread) => thread.end()));
  }

  #take(): FunctionThread | undefined | Promise<FunctionThread | undefined> {
    if (this.#isClosed) return undefined;
    for (let thread = this.#idle.pop(); thread; thread = this.#idle.pop()) {
      this.#idleOfAll.remove(thread);
      // One may have ended by itself while it had nothing to do.
      if (thread.usable) return thread;
      this.#all.delete(thread);
    }
    return new Promise((take) => {
      this.#waiting.push({ since: performance.now(), take });
      if (this.#all.size === 0) this.#start();
      this.#lookAgain();
    });
  }

  #start(): void {
    const thread = new FunctionThread(this.#options);
    this.#all.add(thread);
    this.#starting += 1;
    const begunAt = performance.now();
    void thread.loaded.then(() => {
      this.#starting -= 1;
      const loadedAt = performance.now();
      this.#latest = { loadedAt, took: loadedAt - begunAt };
      this.#offer(thread);
    });
  }

  /** Another thread for whom has waited for too long: also where all others wait for one another, so that none comes free. */
  #lookAgain(): void {
    if (this.#waiting.length === 0 || this.#look || this.#isClosed) return;
    const left = this.#patienceLeft();
    this.#look = setTimeout(
      () => {
        this.#look = undefined;
        const mayStart = this.#starting === 0 && this.#all.size < this.#most;
        if (mayStart && this.#patienceLeft() <= 0) this.#start();
        this.#lookAgain();
      },
      left > 0 ? left : this.#latest.took,
    );
  }

  /** Of who waits longest, in ms. */
  #patienceLeft(): number {
    const since = this.#waiting[0]?.since ?? Number.POSITIVE_INFINITY;
    return Math.max(since, this.#latest.loadedAt) + this.#latest.took - performance.now();
  }

  #giveBack(thread: FunctionThread): void {
    if (thread.usable) this.#offer(thread);
    else this.#end(thread);
  }

  /** Gives a thread to who waits longest, also one that broke as it loaded: the event is answered with why. */
  #offer(thread: FunctionThread): void {
    const next = this.#all.has(thread) ? this.#waiting.shift() : undefined;
    if (next) next.take(thread);
    else if (this.#all.has(thread) && thread.usable) this.#rest(thread);
    else this.#end(thread);
  }

  #rest(thread: FunctionThread): void {
    this.#idle.push(thread);
    this.#idleOfAll.add(thread, this, () => {
      this.#idle.splice(this.#idle.indexOf(thread), 1);
      this.#end(thread);
    });
  }

  #end(thread: FunctionThread): void {
    this.#all.delete(thread);
    this.#outdated.delete(thread);
    this.#idleOfAll.remove(thread);
    void thread.end();
    if (this.#waiting.length > 0 && this.#all.size === 0) this.#start();
  }
}
