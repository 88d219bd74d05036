import type { Json, JsonObject } from '../json.ts';
import type { Execution, Status } from './execution.ts';

/** An execution that has ended, as others may be told of it. Times are epoch ms. */
export interface EndedExecution {
  readonly executionArn: string;
  /** That of a child of a distributed Map ends with the Map's label. */
  readonly machineArn: string;
  readonly name: string;
  readonly status: Status;
  readonly startedAt: number;
  readonly stoppedAt: number;
  readonly input: Json;
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/** @param details of its last event */
export const endedExecution = (execution: Execution, details: JsonObject | undefined): EndedExecution => {
  const { arn, machineArn, name, status, startedAt, stoppedAt = startedAt, input } = execution;
  const text = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
  const [error, cause] = [text(details?.error), text(details?.cause)];
  return { executionArn: arn, machineArn, name, status, startedAt, stoppedAt, input, error, cause };
};
