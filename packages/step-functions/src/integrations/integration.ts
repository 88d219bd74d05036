import type { Pattern } from '../definition/resource.ts';
import { TaskFailure } from '../failure.ts';
import type { Json } from '../json.ts';

/** One attempt of a Task. */
export interface ServiceCall {
  /** `lambda`, `states`, `dynamodb`, `aws-sdk:sfn` ... */
  readonly service: string;
  /** `invoke`, `startExecution`, `putItem` ... */
  readonly action: string;
  /** The action with its pattern, such as `startExecution.sync:2`. */
  readonly resource: string;
  readonly pattern: Pattern;
  /** What the state's Arguments gave, or its input. */
  readonly parameters: Json;
  readonly executionArn: string;
  readonly stateName: string;
  /** Whose permissions count: the machine's role, or that of the state's Credentials. */
  readonly roleArn: string;
  /** The same when an attempt is made again after a crash, and for no other attempt. */
  readonly attemptId: string;
  readonly token: string | undefined;
  /** Set when the Task is a bare Lambda ARN rather than a service integration. */
  readonly functionArn: string | undefined;
}

/**
 * A service that Tasks call. What it throws as ServiceFailure is the Task's failure; any other error becomes
 * `States.TaskFailed`.
 */
export interface Integration {
  /** Refuses what the service would not even begin. Called before the Task counts as started. */
  prepare?(call: ServiceCall): Promise<void> | void;
  /** The Task's result or, with `.sync` and `.waitForTaskToken`, what the service said when it took the job. */
  call(call: ServiceCall): Promise<Json>;
  /** Of a `.sync` job that was taken (`submitted` is what `call` gave): its result, whenever that comes. */
  completion?(call: ServiceCall, submitted: Json): Promise<Json>;
  /** The Task is given up: its `.sync` job should stop. One that cannot be stopped goes on. */
  cancel?(call: ServiceCall, submitted: Json): Promise<void>;
}

export type Stage = 'schedule' | 'start' | 'submit' | 'run';

/** A service's refusal or error, in AWS's words. */
export class ServiceFailure extends TaskFailure {
  readonly stage: Stage | undefined;

  constructor(error: string | undefined, cause: string | undefined, stage?: Stage) {
    super(error, cause);
    this.stage = stage;
  }
}
