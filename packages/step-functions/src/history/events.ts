import type { Json, JsonObject } from '../json.ts';

/** State types that have events of their own for entering and leaving. */
type StateType = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Parallel' | 'Map' | 'Succeed' | 'Fail';

/** HistoryEventType of the AWS Step Functions API Reference, as far as this engine writes them. */
export type EventType =
  | `${StateType}StateEntered`
  | `${Exclude<StateType, 'Fail'>}StateExited`
  | `${'Task' | 'Wait' | 'Parallel' | 'Map'}StateAborted`
  | `${'Parallel' | 'Map'}State${'Started' | 'Succeeded' | 'Failed'}`
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut' | 'Redriven'}`
  | `Task${'Scheduled' | 'Started' | 'Submitted' | 'Succeeded'}`
  | `LambdaFunction${'Scheduled' | 'Started' | 'Succeeded'}`
  | TaskFailureType
  | `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapRun${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | 'EvaluationFailed';

export type TaskFailureType =
  | `Task${'Failed' | 'TimedOut' | 'StartFailed' | 'SubmitFailed'}`
  | `LambdaFunction${'Failed' | 'TimedOut' | 'StartFailed' | 'ScheduleFailed'}`;

/** One event as it is kept. */
export interface HistoryEvent {
  readonly id: number;
  /** AWS's previousEventId: each branch and iteration has a chain of its own. */
  readonly previous: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly type: EventType;
  /** The thread of the execution that it belongs to: 0, or a branch or iteration. */
  readonly thread: number;
  /** The event's details in flat form, but for its payload. */
  readonly details: JsonObject | undefined;
  /** JSON text of its input, output or parameters. */
  readonly payload: string | undefined;
  /** What the history does not show but a restart needs to know. */
  // biome-ignore lint/plugin: a turn adds to the notes of its own events
  notes: Notes | undefined;
}

export interface Notes {
  /** When the Wait ends. */
  readonly wait?: number;
  /**
   * When the state is attempted again, and by which of its retriers. A Parallel or Map writes no event of its own between two
   * attempts: `of` is its thread where the event is one of a branch or iteration, and `previous` the event it goes on from.
   */
  readonly retry?: {
    readonly retrier: number;
    readonly due: number;
    readonly of?: { readonly thread: number; readonly previous: number };
  };
  readonly token?: string;
  /** When SendTaskHeartbeat was last called. */
  readonly heartbeatAt?: number;
  /** The items of a Map, unless they are its input. */
  readonly items?: Json[];
  readonly concurrency?: number;
  readonly tolerance?: Tolerance;
}

/** How many items of a distributed Map may fail; without any, none. */
export interface Tolerance {
  readonly count?: number;
  readonly percentage?: number;
}

const PAYLOADS: readonly (readonly [RegExp, 'input' | 'output' | 'parameters'])[] = [
  [/^TaskScheduled$/, 'parameters'],
  [/(StateEntered|ExecutionStarted|LambdaFunctionScheduled)$/, 'input'],
  [/(StateExited|ExecutionSucceeded|TaskSucceeded|TaskSubmitted|LambdaFunctionSucceeded)$/, 'output'],
];

/** What AWS calls the payload of such an event. */
export const payloadField = (type: EventType): 'input' | 'output' | 'parameters' | undefined =>
  PAYLOADS.find(([pattern]) => pattern.test(type))?.[1];

/** Events after which the execution runs no more. */
export const ENDINGS: ReadonlySet<EventType> = new Set<EventType>([
  'ExecutionSucceeded',
  'ExecutionFailed',
  'ExecutionAborted',
  'ExecutionTimedOut',
]);
