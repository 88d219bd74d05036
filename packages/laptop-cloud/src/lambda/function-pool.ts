import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { ended, FunctionThread, type Outcome, type ThreadOptions } from './function-thread.ts';
import type { IdleThreads } from './idle-threads.ts';

/** More would only take turns on a laptop's cores, and each takes memory; some wait for an answer while others work. */
const mostThreads = Math.min(8, 2 * availableParallelism());

/** The threads of one function: started when needed, used again, one event at a time each. */
export class FunctionPool {
  readonly #options: ThreadOptions;
  readonly #most: number;
  readonly #all = new Set<FunctionThread>();
  /** Those with code of before, which end with the event that they are at. */
  readonly #outdated = new Set<FunctionThread>();
  readonly #idle: FunctionThread[] = [];
  readonly #idleOfAll: IdleThreads;
  readonly #waiting: ((thread: FunctionThread | undefined) => void)[] = [];
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
    for (const next of this.#waiting.splice(0)) next(undefined);
    await Promise.all([...this.#all, ...this.#outdated].map((thread) => thread.end()));
  }

  #take(): FunctionThread | undefined | Promise<FunctionThread | undefined> {
    if (this.#isClosed) return undefined;
    for (let thread = this.#idle.pop(); thread; thread = this.#idle.pop()) {
      this.#idleOfAll.remove(thread);
      // One may have ended by itself while it had nothing to do.
      if (thread.usable) return thread;
      this.#all.delete(thread);
    }
    if (this.#all.size < this.#most) return this.#start();
    return new Promise((taken) => this.#waiting.push(taken));
  }

  #start(): FunctionThread {
    const thread = new FunctionThread(this.#options);
    this.#all.add(thread);
    return thread;
  }

  #giveBack(thread: FunctionThread): void {
    const again = thread.usable && this.#all.has(thread);
    if (!again) this.#end(thread);
    const next = this.#waiting.shift();
    if (next) next(again ? thread : this.#start());
    else if (again) this.#rest(thread);
  }

  #rest(thread: FunctionThread): void {
    this.#idle.push(thread);
    this.#idleOfAll.add(thread, () => {
      this.#idle.splice(this.#idle.indexOf(thread), 1);
      this.#end(thread);
    });
  }

  #end(thread: FunctionThread): void {
    this.#all.delete(thread);
    this.#outdated.delete(thread);
    this.#idleOfAll.remove(thread);
    void thread.end();
  }
}
