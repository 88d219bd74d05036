import type { Container, Machine, State } from '../definition/states.ts';
import type { Tolerance } from '../history/events.ts';
import type { Json } from '../json.ts';
import type { Variables } from './variables.ts';

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What an execution is, apart from what has happened in it. */
interface Identity {
  /** The engine's own number for it. */
  readonly id: number;
  readonly arn: string;
  readonly name: string;
  readonly machineArn: string;
  readonly machineName: string;
  readonly revision: number;
  readonly machine: Machine;
  readonly roleArn: string;
  /** The container it runs: the machine itself or, in a child of a distributed Map, the Map's processor. */
  readonly container: Container;
  readonly mapRun: { readonly arn: string; readonly index: number } | undefined;
}

/** An execution in flight: the fold of its events, and no more than that. */
export interface Execution extends Identity {
  // biome-ignore-start lint/plugin: the fold changes it, event by event (apply.ts)
  status: Status;
  input: Json;
  startedAt: number;
  /** Its start or last redrive: TimeoutSeconds counts from there. */
  runningSince: number;
  stoppedAt: number | undefined;
  lastEvent: number;
  redriveCount: number;
  nextThread: number;
  // biome-ignore-end lint/plugin: the fold changes it, event by event (apply.ts)
  readonly threads: Map<number, Thread>;
}

/** A line of states: the execution's own, or that of a branch or iteration. */
export interface Thread {
  readonly id: number;
  readonly parent: Thread | undefined;
  /** Which branch or item of its parent. */
  readonly index: number;
  readonly container: Container;
  readonly variables: Variables;
  // biome-ignore-start lint/plugin: the fold changes it, event by event (apply.ts)
  /** The event that the thread's next one follows. */
  previous: number;
  visit: Visit | undefined;
  /** Output of the last state left; the thread's own once it has ended. */
  output: Json | undefined;
  // biome-ignore-end lint/plugin: the fold changes it, event by event (apply.ts)
}

/** A stay in one state. */
export interface Visit {
  readonly state: State;
  readonly input: Json;
  readonly enteredId: number;
  readonly enteredAt: number;
  /** The thread's `previous` before the state was entered. */
  readonly before: number;
  /** Attempts that each retrier has spent. */
  readonly spent: number[];
  // biome-ignore-start lint/plugin: the fold changes it, event by event (apply.ts)
  /** How often it was attempted again: the context's State.RetryCount. */
  retryCount: number;
  /** Set once a Catch has taken its failure: a failure of the Catch itself is not caught again. */
  caught: boolean;
  pending: Pending | undefined;
  // biome-ignore-end lint/plugin: the fold changes it, event by event (apply.ts)
}

/** What a state waits for. */
export type Pending = PendingTime | PendingTask | PendingBranches | PendingIterations | PendingMapRun;

interface PendingTime {
  readonly kind: 'wait' | 'retry';
  readonly due: number;
}

export interface PendingTask {
  readonly kind: 'task';
  readonly scheduledId: number;
  readonly scheduledAt: number;
  readonly token: string | undefined;
  /** Milliseconds after scheduling, when the state says so. */
  readonly timeout: number | undefined;
  readonly heartbeat: number | undefined;
  readonly roleArn: string | undefined;
  // biome-ignore-start lint/plugin: the fold changes it, event by event (apply.ts)
  heartbeatAt: number;
  /** Dropped once the service has taken them. */
  parameters: Json | undefined;
  /** What the service answered when it took the job, once it has. */
  submitted: Json | undefined;
  // biome-ignore-end lint/plugin: the fold changes it, event by event (apply.ts)
}

interface PendingBranches {
  readonly kind: 'branches';
  readonly children: readonly Thread[];
}

export interface PendingIterations {
  readonly kind: 'iterations';
  readonly items: readonly Json[];
  readonly concurrency: number;
  readonly running: Map<number, Thread>;
  readonly outputs: Json[];
  // biome-ignore-start lint/plugin: the fold changes it, event by event (apply.ts)
  started: number;
  succeeded: number;
  // biome-ignore-end lint/plugin: the fold changes it, event by event (apply.ts)
}

export interface PendingMapRun {
  readonly kind: 'map-run';
  readonly arn: string;
  readonly items: readonly Json[];
  readonly concurrency: number;
  readonly tolerance: Tolerance;
}

export const newThread = (
  id: number,
  container: Container,
  variables: Variables,
  previous: number,
  parent?: Thread,
  index = 0,
): Thread => ({ id, parent, index, container, variables, previous, visit: undefined, output: undefined });
