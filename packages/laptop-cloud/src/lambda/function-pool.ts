import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { FunctionThread, type Outcome, type ThreadOptions } from './function-thread.ts';

/** More would only take turns on a laptop's cores, and each takes memory; some wait for an answer while others work. */
const mostThreads = Math.min(8, 2 * availableParallelism());
/** One thread of a function is kept; those that a rush needed beside it are given back after this long. */
const idleMs = 60_000;

/** The threads of one function: started when needed, used again, one event at a time each. */
export class FunctionPool {
  readonly #options: ThreadOptions;
  readonly #most: number;
  readonly #all = new Set<FunctionThread>();
  readonly #idle: FunctionThread[] = [];
  readonly #waiting: ((thread: FunctionThread) => void)[] = [];
  #running = 0;
  #trim: NodeJS.Timeout | undefined;

  constructor(options: ThreadOptions) {
    this.#options = options;
    this.#most = Math.max(1, Math.min(options.fn.reservedConcurrency ?? mostThreads, mostThreads));
  }

  /** How many events are with the function or wait for it. */
  get running(): number {
    return this.#running;
  }

  /** @param event JSON */
  async run(event: string, requestId: string = randomUUID()): Promise<Outcome> {
    this.#running += 1;
    try {
      const thread = await this.#take();
      const outcome = await thread.run(requestId, event);
      this.#giveBack(thread);
      return outcome;
    } finally {
      this.#running -= 1;
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#trim);
    await Promise.all([...this.#all].map((thread) => thread.end()));
  }

  #take(): FunctionThread | Promise<FunctionThread> {
    for (let thread = this.#idle.pop(); thread; thread = this.#idle.pop()) {
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
    if (!thread.usable) this.#all.delete(thread);
    const next = this.#waiting.shift();
    if (next) next(thread.usable ? thread : this.#start());
    else if (thread.usable) this.#idle.push(thread);
    clearTimeout(this.#trim);
    this.#trim = setTimeout(() => this.#endSpare(), idleMs).unref();
  }

  #endSpare(): void {
    for (const spare of this.#idle.splice(1)) {
      this.#all.delete(spare);
      void spare.end();
    }
  }
}
