import { createHash, randomUUID } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { Authorize } from '../execution/authorize.ts';
import type { Ended } from '../execution/endings.ts';
import type { Executions } from '../execution/executions.ts';
import { isObject, type Json, type JsonObject, parseJson } from '../json.ts';
import type { startExecution } from '../start-execution.ts';
import type { Store } from '../store/store.ts';
import { type Integration, type ServiceCall, ServiceFailure } from './integration.ts';
import { sdkMetadata, serviceCause } from './metadata.ts';

interface Nested {
  readonly executions: Executions;
  readonly store: Store;
  readonly start: ReturnType<typeof startExecution>;
  readonly authorize: Authorize;
}

/** `states:startExecution`, `.sync`, `.sync:2` and `.waitForTaskToken`; also `aws-sdk:sfn:startExecution`. */
export const nestedExecutions = ({ executions, store, start, authorize }: Nested): Integration => ({
  async call(call) {
    if (call.action !== 'startExecution') {
      throw new ServiceFailure(
        'States.Runtime',
        `The action '${call.action}' of Step Functions is not available on this computer.`,
      );
    }
    const { StateMachineArn, Name, Input } = isObject(call.parameters) ? call.parameters : ({} satisfies JsonObject);
    const stateMachineArn = typeof StateMachineArn === 'string' ? StateMachineArn : '';
    try {
      await authorize(call.roleArn, 'states:StartExecution', stateMachineArn);
      const { executionArn, startDate } = await start({
        stateMachineArn,
        name: typeof Name === 'string' ? Name : nameOf(call),
        input: typeof Input === 'string' ? Input : JSON.stringify(Input ?? {}),
        startedBy: call.attemptId,
      });
      if (call.service === 'aws-sdk:sfn')
        return { ExecutionArn: executionArn, StartDate: new Date(startDate).toISOString() };
      return { ExecutionArn: executionArn, ...sdkMetadata(), StartDate: startDate };
    } catch (thrown) {
      throw refusal(call, thrown);
    }
  },

  async completion(call, submitted) {
    const arn = childArn(submitted);
    const ended = await new Promise<Ended>((heard) => executions.onEnd(arn, heard));
    try {
      await authorize(call.roleArn, 'states:DescribeExecution', arn);
    } catch (thrown) {
      throw refusal(call, thrown);
    }
    const result = describe(store, arn, ended, call.resource.endsWith(':2'));
    if (ended.status === 'SUCCEEDED') return result;
    throw new ServiceFailure('States.TaskFailed', JSON.stringify(result));
  },

  async cancel({ roleArn }, submitted) {
    const child = executions.find(childArn(submitted));
    if (!child) return;
    await authorize(roleArn, 'states:StopExecution', child.arn);
    await executions.stop(child, undefined, undefined);
  },
});

const childArn = (submitted: Json): string => String(isObject(submitted) ? submitted.ExecutionArn : '');

/** The same for every try at the same attempt, so that a crash cannot start two. */
const nameOf = ({ attemptId }: ServiceCall): string => {
  const hex = createHash('sha256').update(attemptId).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};

/** What any service of AWS may answer. */
const GENERAL = new Set(['AccessDeniedException', 'ThrottlingException', 'ValidationException']);

const refusal = ({ service }: ServiceCall, thrown: unknown): ServiceFailure => {
  const { code, message, status } =
    thrown instanceof AwsError
      ? thrown
      : {
          code: 'AccessDeniedException',
          message: thrown instanceof Error ? thrown.message : String(thrown),
          status: 400,
        };
  const requestId = randomUUID();
  const general = GENERAL.has(code);
  if (service === 'aws-sdk:sfn') {
    const name = general ? 'SfnException' : `${code}Exception`;
    return new ServiceFailure(
      `Sfn.${name}`,
      `${message} (Service: Sfn, Status Code: ${status}, Request ID: ${requestId})`,
    );
  }
  // AWS's SDK has no class of its own for these.
  const name = general ? 'AWSStepFunctionsException' : `${code}Exception`;
  return new ServiceFailure(
    `StepFunctions.${name}`,
    serviceCause(message, 'AWSStepFunctions', status, code, requestId),
  );
};

/** DescribeExecution of the child, as a Task gets it: JSON within JSON with `.sync`, values with `.sync:2`. */
const describe = (store: Store, arn: string, { status }: Ended, parsed: boolean): JsonObject => {
  const row = store.executions.byArn(arn);
  if (!row) throw new Error(`Execution ${arn} is gone`);
  const first = store.history.first(row.id);
  const last = store.history.last(row.id);
  const text = (json: string | undefined): Json => (json === undefined ? null : parsed ? parseJson(json) : json);
  return {
    ExecutionArn: arn,
    Input: text(first?.payload),
    InputDetails: { Included: true },
    Name: row.name,
    ...(status === 'SUCCEEDED' && { Output: text(last?.payload), OutputDetails: { Included: true } }),
    RedriveCount: row.redrive_count,
    RedriveStatus: status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
    ...(status === 'SUCCEEDED' && { RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven' }),
    StartDate: row.started_at,
    StateMachineArn: row.machine_arn,
    Status: status,
    StopDate: row.stopped_at ?? row.started_at,
    ...(status !== 'SUCCEEDED' && status !== 'TIMED_OUT' && errorOf(last?.details)),
  };
};

const errorOf = (details: JsonObject | undefined): JsonObject => ({
  ...(details?.error !== undefined && { Error: details.error }),
  ...(details?.cause !== undefined && { Cause: details.cause }),
});
