import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { LambdaFunction } from '../template/functions.ts';
import { timeLimit } from '../time-limit.ts';
import type { Answer, Boot, FunctionError, Invoke } from './messages.ts';

/** How an invocation ended: with a payload (JSON), or with the error that stands in its place. */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: FunctionError };

/** By the clock, and of the processor, in ms; the function's start is no part of it. */
export interface Took {
  readonly ms: number;
  readonly cpuMs: number;
}

export interface ThreadOptions {
  readonly fn: LambdaFunction;
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: SharedArrayBuffer;
  /** Takes what the function prints. */
  onOutput(stream: Readable): void;
  /** Is told what each event took. */
  ran?(took: Took): void;
}

/** Lambda itself allows ten seconds; a laptop that starts many functions at once is slower. */
const longestStart = 60_000;

/** One execution environment of a function: a thread that takes one event at a time, and is not used after it broke. */
export class FunctionThread {
  readonly #worker: Worker;
  readonly #fn: LambdaFunction;
  readonly #ran: ThreadOptions['ran'];
  readonly #ready: Promise<void>;
  #settle: ((answer: Answer) => void) | undefined;
  #requestId = '';
  #broken: FunctionError | undefined;

  constructor({ fn, environment, clock, onOutput, ran }: ThreadOptions) {
    const { codeDir, handler, name: functionName, arn: functionArn, memoryMb } = fn;
    this.#fn = fn;
    this.#ran = ran;
    this.#worker = new Worker(new URL('./boot.ts', import.meta.url), {
      // What it takes to compile the code, and boot.ts, is spared every thread but the first: 15 MB and half the time of a start.
      env: { ...environment, NODE_COMPILE_CACHE: join(codeDir, '../compiled') },
      workerData: { clock, codeDir, handler, functionName, functionArn, memoryMb } satisfies Boot,
      stdout: true,
      stderr: true,
      // Nothing of this process's own flags.
      execArgv: [],
      argv: [],
      // What is young is looked through more often, and takes a third of the room: a page makes little, and is soon done.
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 12 },
    });
    onOutput(this.#worker.stdout);
    onOutput(this.#worker.stderr);
    this.#ready = new Promise((resolve) => {
      this.#settle = () => resolve();
    });
    const slow = setTimeout(
      () => this.#break(exitError('', 'Runtime.InitTimeout', 'the function did not load in time')),
      longestStart,
    );
    void this.#ready.then(() => clearTimeout(slow));
    this.#worker.on('message', (answer: Answer) => {
      if (answer.kind === 'broken') this.#break(answer.error);
      else this.#settle?.(answer);
    });
    this.#worker.on('error', (error: Error & { readonly code?: string }) =>
      this.#break(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? exitError(this.#requestId, 'Runtime.OutOfMemory', 'Runtime exited with error: signal: killed')
          : { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') },
      ),
    );
    this.#worker.on('exit', (code) => {
      const how = code === 0 ? 'without providing a reason' : `with error: exit status ${code}`;
      this.#break(exitError(this.#requestId, 'Runtime.ExitError', `Runtime exited ${how}`));
    });
  }

  /** Settles once it can take events, or never will. */
  get loaded(): Promise<void> {
    return this.#ready;
  }

  /** Whether it may be given another event. */
  get usable(): boolean {
    return this.#broken === undefined;
  }

  /** Runs one event to its end: an answer, an error, the end of the thread, or the end of the time it has. */
  async run(requestId: string, event: string): Promise<Outcome> {
    this.#requestId = requestId;
    await this.#ready;
    if (this.#broken) return { ok: false, error: this.#broken };
    const timeoutMs = timeLimit(this.#fn.timeoutSeconds * 1000);
    const limit = setTimeout(() => {
      const message = `Task timed out after ${this.#fn.timeoutSeconds.toFixed(2)} seconds`;
      this.#break(exitError(requestId, 'Sandbox.Timedout', message));
    }, timeoutMs);
    const begun = performance.now();
    const answer = await new Promise<Answer>((resolve) => {
      this.#settle = resolve;
      this.#worker.postMessage({ requestId, event, timeoutMs } satisfies Invoke);
    });
    clearTimeout(limit);
    if ('cpuMs' in answer) this.#ran?.({ ms: performance.now() - begun, cpuMs: answer.cpuMs });
    if (answer.kind === 'done') return { ok: true, payload: answer.payload };
    return { ok: false, error: answer.kind === 'failed' || answer.kind === 'broken' ? answer.error : ended };
  }

  async end(): Promise<void> {
    this.#broken ??= ended;
    await this.#worker.terminate();
  }

  #break(error: FunctionError): void {
    this.#broken ??= error;
    this.#settle?.({ kind: 'broken', error: this.#broken });
    void this.#worker.terminate();
  }
}

/** What stands in the place of an answer where a function was ended before it. */
export const ended: FunctionError = { errorType: 'Runtime.Unknown', errorMessage: 'The function was ended' };
const exitError = (requestId: string, errorType: string, message: string): FunctionError => ({
  errorType,
  errorMessage: `RequestId: ${requestId} Error: ${message}`,
});
