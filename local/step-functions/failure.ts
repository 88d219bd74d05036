import type { Json } from './json.ts';

/**
 * A state's failure: what Retry and Catch match, and what ends the execution when they do not. Not a defect of the
 * engine, so it carries no stack.
 */
export class StateFailure {
  readonly error: string | undefined;
  readonly cause: string | undefined;

  constructor(error: string | undefined, cause: string | undefined) {
    this.error = error;
    this.cause = cause;
  }

  /** Other names a Retry or Catch may know this failure by. */
  get aliases(): readonly string[] {
    return [];
  }
}

/** What a service answered a Task. `States.TaskFailed` stands for any of them. */
export class TaskFailure extends StateFailure {
  override get aliases(): readonly string[] {
    return ['States.TaskFailed'];
  }
}

/** A Task that ran out of TimeoutSeconds or HeartbeatSeconds; AWS reports both as States.Timeout. */
export class TimeoutFailure extends StateFailure {
  readonly heartbeat: boolean;

  constructor(heartbeat: boolean) {
    super('States.Timeout', undefined);
    this.heartbeat = heartbeat;
  }

  override get aliases(): readonly string[] {
    return this.heartbeat ? ['States.HeartbeatTimeout'] : [];
  }
}

/** A JSONata expression, or the value it gave, was no good; AWS writes an EvaluationFailed event for it. */
export class EvaluationFailure extends StateFailure {
  readonly reason: string;
  readonly location: string | undefined;

  constructor(reason: string, location?: string) {
    super('States.QueryEvaluationError', reason);
    this.reason = reason;
    this.location = location;
  }
}

/** Ends the execution whatever Retry and Catch say (AWS Developer Guide, "Error names": States.Runtime). */
export class RuntimeFailure extends StateFailure {
  constructor(cause: string) {
    super('States.Runtime', cause);
  }
}

const NOT_IN_ALL = new Set(['States.DataLimitExceeded', 'States.Runtime']);

/** Whether a Retry or Catch with these `ErrorEquals` applies. */
export const matches = (errorEquals: readonly string[], failure: StateFailure): boolean =>
  errorEquals.some(
    (name) =>
      name === failure.error ||
      failure.aliases.includes(name) ||
      (name === 'States.ALL' && !NOT_IN_ALL.has(failure.error ?? '')),
  );

/** `$states.errorOutput`. A timeout has the empty string as its cause, a missing error or cause is null. */
export const errorOutput = ({ error, cause }: StateFailure): Json => ({
  Error: error ?? null,
  Cause: cause ?? (error === 'States.Timeout' ? '' : null),
});

export const dataLimitExceeded = (stateOrTask: string): StateFailure =>
  new StateFailure(
    'States.DataLimitExceeded',
    `The state/task '${stateOrTask}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  );
