/** What a function's thread is given to begin with. */
export interface Boot {
  /** The clock's offset, shared. */
  readonly clock: SharedArrayBuffer;
  readonly codeDir: string;
  /** `FILE.EXPORT` */
  readonly handler: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

/** One event for the thread. */
export interface Invoke {
  readonly requestId: string;
  /** JSON */
  readonly event: string;
  readonly timeoutMs: number;
}

/** An error as Lambda writes it into the payload of a failed invocation. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** What the thread answers: once that it is ready, or why it will never be; then once for each event, with the processor's time that it took. */
export type Answer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'broken'; readonly error: FunctionError }
  | { readonly kind: 'done'; readonly payload: string; readonly cpuMs: number }
  | { readonly kind: 'failed'; readonly error: FunctionError; readonly cpuMs: number };

/** Whatever was thrown, as Lambda's runtime writes it. */
export function functionError(thrown: unknown): FunctionError {
  if (!(thrown instanceof Error)) return { errorType: typeof thrown, errorMessage: String(thrown), trace: [] };
  const { name, message, stack = '' } = thrown;
  return { errorType: name, errorMessage: message, trace: stack.split('\n') };
}
