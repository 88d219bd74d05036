import type { StateFailure } from '../failure.ts';
import type { Json } from '../json.ts';

/** What a thread does next. Nothing: it waits. */
export type Move =
  | { readonly do: 'enter'; readonly state: string; readonly input: Json; readonly text?: string | undefined }
  /** Do what the entered state is there for. */
  | { readonly do: 'execute' }
  /** A Task, Parallel or Map has its result. */
  | { readonly do: 'complete'; readonly result: Json }
  | { readonly do: 'leave'; readonly leaving: Leaving }
  | { readonly do: 'fail'; readonly failure: StateFailure };

export interface Leaving {
  readonly output: Json;
  readonly assigned: Json | undefined;
  readonly next: string | undefined;
}
