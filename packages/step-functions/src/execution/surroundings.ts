import type { Integration } from '../integrations/integration.ts';
import type { Timers } from '../timers.ts';
import type { Execution, PendingMapRun, Thread } from './execution.ts';
import type { Turn } from './turn.ts';

/** What executions need of the engine around them. */
export interface Surroundings {
  readonly timers: Timers;
  readonly region: string;
  /** The integration of a service such as `lambda` or `aws-sdk:dynamodb`. */
  integration(service: string): Integration | undefined;
  /** Lets `work` advance the execution when its turn comes; settles when what it did is stored. */
  turn(execution: Execution, work: (turn: Turn) => Promise<void> | void): Promise<void>;
  /** Counts a call of a service as long as it is under way. */
  calling<T>(call: Promise<T>): Promise<T>;
  mapRunArn(execution: Execution, label: string): string;
  /** Starts, or after a restart goes on with, the child executions of a distributed Map. */
  runMap(execution: Execution, thread: Thread, pending: PendingMapRun): void;
  stopMapRun(arn: string): void;
}
