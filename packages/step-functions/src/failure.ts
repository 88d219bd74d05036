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

  /** Whether `States.ALL` leaves it alone (AWS Developer Guide, "Error names"). */
  get isTerminal(): boolean {
    return this.error === 'States.DataLimitExceeded' || this.error === 'States.Runtime';
  }
}

/**
 * What a service answered a Task. `States.TaskFailed` stands for any of them, and so does `States.ALL`: the guide calls
 * States.DataLimitExceeded terminal, yet AWS catches it where a Task's result was too large.
 */
export class TaskFailure extends StateFailure {
  override get aliases(): readonly string[] {
    return ['States.TaskFailed'];
  }

  override get isTerminal(): boolean {
    return false;
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
  /** Whether the state had begun with what the expression gave: then AWS's chain of events keeps its entering. */
  readonly hadBegun: boolean;

  constructor(reason: string, location?: string, hadBegun = false) {
    super('States.QueryEvaluationError', reason);
    this.reason = reason;
    this.location = location;
    this.hadBegun = hadBegun;
  }
}

/** Ends the execution whatever Retry and Catch say (AWS Developer Guide, "Error names": States.Runtime). */
export class RuntimeFailure extends StateFailure {
  constructor(cause: string) {
    super('States.Runtime', cause);
  }
}

/** Whether a Retry or Catch with these `ErrorEquals` applies. */
export const matches = (errorEquals: readonly string[], failure: StateFailure): boolean =>
  errorEquals.some(
    (name) =>
      name === failure.error || failure.aliases.includes(name) || (name === 'States.ALL' && !failure.isTerminal),
  );

/** `$states.errorOutput`. A timeout has the empty string as its cause, a missing error or cause is null. */
export const errorOutput = ({ error, cause }: StateFailure): Json => ({
  Error: error ?? null,
  Cause: cause ?? (error === 'States.Timeout' ? '' : null),
});

/** What a state takes or hands on is too large. */
export const dataLimitExceeded = (state: string): StateFailure => new StateFailure(...tooLarge(state));

/** What a Task's service answered is too large. */
export const resultTooLarge = (task: string): TaskFailure => new TaskFailure(...tooLarge(task));

const tooLarge = (stateOrTask: string) =>
  [
    'States.DataLimitExceeded',
    `The state/task '${stateOrTask}' returned a result with a size exceeding the maximum number of bytes service limit.`,
  ] as const;
