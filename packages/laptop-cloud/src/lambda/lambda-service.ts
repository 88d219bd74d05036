import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { RunningClock } from '../clock/clock.ts';
import type { LambdaFunction } from '../template/functions.ts';
import { FunctionPool } from './function-pool.ts';
import type { Outcome, Took } from './function-thread.ts';
import { GivingWay } from './giving-way.ts';
import { IdleThreads } from './idle-threads.ts';
import { Later } from './later.ts';
import { type FunctionLogs, shortName } from './logs.ts';

interface Options {
  readonly functions: readonly LambdaFunction[];
  readonly environmentOf: (fn: LambdaFunction) => Readonly<Record<string, string>>;
  readonly clock: RunningClock;
  readonly logs: FunctionLogs;
  /** Is told of each line that a function prints. */
  readonly said?: (fn: LambdaFunction, line: string) => void;
  /** Counts what CloudWatch counts of a function. */
  readonly count?: (fn: LambdaFunction, what: 'Errors' | 'AsyncEventsDropped' | 'Throttles') => void;
  /** Is told what each event took. */
  readonly ran?: (fn: LambdaFunction, took: Took) => void;
  /** Where events that nobody waits for are kept. */
  readonly dir: string;
  /** For how long whoever can come again waits in line at most; a minute where nothing is said. */
  readonly longestLineMs?: number;
  /** How many threads that have nothing to do are kept at most (idle-threads.ts). */
  readonly idleThreads?: number;
}

/**
 * On AWS nothing waits for room: what is too much is refused at once. Here it waits, so that a crowd of a hundred needs no second try; but no
 * longer than a part of what callers give a function, who would take it for one that does not answer.
 */
const LONGEST_LINE_MS = 60_000;

/** What a function may answer at most, in bytes. */
const largestAnswer = 6 * 1024 * 1024 + 102_400;

/** All functions of the template, each with its threads. */
export class LambdaService {
  readonly #functions: readonly LambdaFunction[];
  readonly #pools = new Map<string, FunctionPool>();
  readonly #logs: FunctionLogs;
  readonly #later: Later;
  readonly #givingWay = new GivingWay();
  readonly #count: NonNullable<Options['count']>;
  /** The names of those that have no room. */
  readonly #throttled = new Set<string>();
  readonly #longestLineMs: number;
  #isClosed = false;

  constructor({
    functions,
    environmentOf,
    clock,
    logs,
    said,
    count = () => {},
    ran,
    dir,
    longestLineMs,
    idleThreads,
  }: Options) {
    this.#longestLineMs = longestLineMs ?? LONGEST_LINE_MS;
    this.#functions = functions;
    this.#logs = logs;
    this.#count = count;
    const idle = new IdleThreads(idleThreads);
    for (const fn of functions) {
      const onOutput = (stream: Parameters<FunctionLogs['follow']>[1]) =>
        logs.follow(shortName(fn.logicalId), stream, (line) => said?.(fn, line));
      const options = {
        fn,
        environment: environmentOf(fn),
        clock: clock.shared,
        onOutput,
        ran: (took: Took) => ran?.(fn, took),
      };
      this.#pools.set(fn.name, new FunctionPool(options, idle));
    }
    this.#later = new Later({
      file: join(dir, 'lambda-events.sqlite'),
      clock,
      run: async (name, payload, requestId) => {
        await this.#givingWay.turn();
        if (this.#isClosed) return undefined;
        const { ok } = await this.invoke(name, payload, requestId);
        return ok || !this.#isClosed ? ok : undefined;
      },
      retriesOf: (name) => this.find(name)?.asyncRetries ?? 0,
      givenUp: (name) => {
        const fn = this.find(name);
        if (fn) count(fn, 'AsyncEventsDropped');
      },
    });
  }

  /** @param named a function's name or ARN, with or without a version or alias behind it. */
  find(named: string): LambdaFunction | undefined {
    const name = /(?:^|:function:)([\w-]+)(?::[\w$-]+)?$/.exec(named)?.[1];
    return this.#functions.find((fn) => fn.name === name);
  }

  /** Leaves a function no room, as reserving no executions for it does on AWS, or as much as before. */
  throttle(name: string, isThrottled: boolean): void {
    if (isThrottled) this.#throttled.add(name);
    else this.#throttled.delete(name);
  }

  /** Whether the function has no room now for whoever can come again; each time that it is asked and has none counts as one throttled event. */
  refusesForNow(fn: LambdaFunction): boolean {
    const isLate = this.#pools.get(fn.name)?.isLateBy(this.#longestLineMs) ?? false;
    if (isLate) this.#count(fn, 'Throttles');
    return isLate || this.refuses(fn);
  }

  /** Whether it has none for anybody. */
  refuses(fn: LambdaFunction): boolean {
    const isThrottled = this.#throttled.has(fn.name);
    if (isThrottled) this.#count(fn, 'Throttles');
    return isThrottled;
  }

  /** Nothing runs and nothing waits for a thread. */
  get isQuiet(): boolean {
    return this.#later.isQuiet && [...this.#pools.values()].every((pool) => pool.running === 0);
  }

  /** Takes up the events that a stop left. */
  start(): void {
    this.#later.start();
  }

  /** Runs an event and answers how it ended. @param payload JSON */
  async invoke(name: string, payload: string, requestId: string = randomUUID()): Promise<Outcome> {
    const fn = this.find(name);
    const pool = this.#pools.get(fn?.name ?? '');
    if (!fn || !pool) throw new Error(`There is no function ${name}`);
    if (this.refuses(fn)) return noRoom;
    const outcome = limited(await pool.run(payload, requestId));
    if (!outcome.ok) {
      this.#count(fn, 'Errors');
      const { errorType, errorMessage, trace = [] } = outcome.error;
      const places = trace.filter((line) => /^\s+at /.test(line));
      for (const line of [`failed: ${errorType}: ${errorMessage}`, ...places]) {
        this.#logs.write(shortName(fn.logicalId), line);
      }
    }
    return outcome;
  }

  /** The same, for a person who waits: events that nobody waits for are run afterwards. */
  invokeForAPerson(name: string, payload: string): Promise<Outcome> {
    return this.#givingWay.during(() => this.invoke(name, payload));
  }

  /** Takes an event on for later, with retries. @param once see `Later.add`. */
  invokeLater(name: string, payload: string, once?: string): void {
    const fn = this.find(name);
    if (!fn) throw new Error(`There is no function ${name}`);
    this.#later.add(fn.name, payload, once);
  }

  /** Has these functions load their code anew: events from now on meet it, those under way end as they began. */
  renew(isChanged: (fn: LambdaFunction) => boolean): readonly LambdaFunction[] {
    const changed = this.#functions.filter(isChanged);
    for (const { name } of changed) this.#pools.get(name)?.renew();
    return changed;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#pools.values()].map((pool) => pool.close()));
    this.#later.close();
  }
}

const noRoom: Outcome = {
  ok: false,
  error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' },
};

function limited(outcome: Outcome): Outcome {
  const size = outcome.ok ? Buffer.byteLength(outcome.payload) : 0;
  if (size <= largestAnswer) return outcome;
  const errorMessage = `Response payload size (${size} bytes) exceeded maximum allowed payload size (6291556 bytes).`;
  return { ok: false, error: { errorType: 'Function.ResponseSizeTooLarge', errorMessage } };
}
