import { randomBytes } from 'node:crypto';
import { missingArguments, requiredButMissing } from '../definition/required-arguments.ts';
import type { Task } from '../definition/states.ts';
import { evaluateTemplate } from '../expressions/template.ts';
import { evaluateNumber, evaluateString } from '../expressions/typed-field.ts';
import { dataLimitExceeded, RuntimeFailure, resultTooLarge, type StateFailure, TimeoutFailure } from '../failure.ts';
import type { EventType, TaskFailureType } from '../history/events.ts';
import { ServiceFailure, type Stage } from '../integrations/integration.ts';
import { exceeds, isObject, type Json, type JsonObject } from '../json.ts';
import { MAX_PAYLOAD_BYTES } from '../limits.ts';
import { bindings } from './context.ts';
import type { Execution, PendingTask, Thread, Visit } from './execution.ts';
import type { Move } from './move.ts';
import { checkSeconds } from './seconds.ts';
import { serviceCall } from './service-call.ts';
import type { Surroundings } from './surroundings.ts';
import { newToken } from './token.ts';
import type { Turn } from './turn.ts';

/** Schedules one attempt; the service is called once that is stored. */
export const task = async (
  turn: Turn,
  thread: Thread,
  visit: Visit,
  state: Task,
  surroundings: Surroundings,
): Promise<Move | undefined> => {
  const { execution } = turn;
  const { resource } = state;
  const takesToken = resource.kind === 'service' && resource.pattern !== 'request';
  const token = takesToken ? newToken(execution.id, execution.lastEvent + 1, randomBytes(48)) : undefined;
  const scope = bindings(turn, thread, visit, { token });
  const parameters = state.arguments ? await evaluateTemplate(state.arguments, scope) : visit.input;
  const timeout = state.timeoutSeconds && (await evaluateNumber(state.timeoutSeconds, scope));
  const heartbeat = state.heartbeatSeconds && (await evaluateNumber(state.heartbeatSeconds, scope));
  if (timeout !== undefined) checkSeconds('TimeoutSeconds', timeout, 1);
  if (heartbeat !== undefined) checkSeconds('HeartbeatSeconds', heartbeat, 1);
  const roleArn = state.credentials && (await evaluateString(state.credentials, scope));
  const text = JSON.stringify(parameters);
  if (exceeds(text, MAX_PAYLOAD_BYTES)) throw dataLimitExceeded(state.name);
  checkArguments(visit, state, parameters, text);
  const { scheduled, started, base } = eventsOf(state);
  const details = {
    ...(resource.kind === 'lambda-function' ? { resource: resource.arn } : { ...base, region: surroundings.region }),
    ...(timeout !== undefined && { timeoutInSeconds: timeout }),
    ...(heartbeat !== undefined && { heartbeatInSeconds: heartbeat }),
    ...(roleArn !== undefined && { taskCredentials: { roleArn } }),
  };
  turn.emit(thread, scheduled, { details, value: parameters, text, ...(token !== undefined && { notes: { token } }) });
  const { pending } = visit;
  if (pending?.kind !== 'task') throw new Error('A scheduled Task waits for its service');
  const refusal = await refusalOf(execution, visit, pending, state, surroundings);
  if (refusal) return failed(turn, thread, state, refusal, 'start');
  turn.emit(thread, started, resource.kind === 'service' ? { details: base } : {});
  return undefined;
};

/** AWS does not schedule what the service could not be asked. @throws RuntimeFailure */
const checkArguments = (visit: Visit, { name, resource }: Task, parameters: Json, text: string): void => {
  const missing = missingArguments(resource, isObject(parameters) ? Object.keys(parameters) : []);
  if (missing.length === 0) return;
  throw new RuntimeFailure(
    `An error occurred while executing the state '${name}' (entered at the event id #${visit.enteredId}). ` +
      `The Arguments '${text}' could not be used to start the Task: [${missing.map(requiredButMissing).join(', ')}]`,
  );
};

const refusalOf = async (
  execution: Execution,
  visit: Visit,
  pending: PendingTask,
  state: Task,
  surroundings: Surroundings,
): Promise<ServiceFailure | undefined> => {
  const call = serviceCall(execution, visit, pending, state);
  try {
    await surroundings.integration(call.service)?.prepare?.(call);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof ServiceFailure) return thrown;
    throw thrown;
  }
};

/** The Task's result has come. */
export const succeeded = (turn: Turn, thread: Thread, state: Task, result: Json): Move => {
  const { success, base } = eventsOf(state);
  const text = JSON.stringify(result);
  if (exceeds(text, MAX_PAYLOAD_BYTES)) {
    const { resource } = state;
    const name = resource.kind === 'service' ? resource.service : resource.arn;
    return failed(turn, thread, state, resultTooLarge(name), 'run');
  }
  turn.emit(thread, success, { ...(base && { details: base }), value: result, text });
  return { do: 'complete', result };
};

/** The service has taken the job of a `.sync` or `.waitForTaskToken` Task. */
export const submitted = (turn: Turn, thread: Thread, state: Task, answer: Json): void => {
  const { base } = eventsOf(state);
  turn.emit(thread, 'TaskSubmitted', { ...(base && { details: base }), value: answer });
};

export const failed = (turn: Turn, thread: Thread, state: Task, failure: StateFailure, stage: Stage): Move => {
  const { base, failures } = eventsOf(state);
  const { error, cause } = failure;
  const at = failure instanceof ServiceFailure ? (failure.stage ?? stage) : stage;
  const details = { ...base, ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
  turn.emit(thread, failures[at], { details });
  return { do: 'fail', failure };
};

export const timedOut = (turn: Turn, thread: Thread, state: Task, heartbeat: boolean): Move => {
  const { base, timeout } = eventsOf(state);
  turn.emit(thread, timeout, { details: { ...base, error: 'States.Timeout' } });
  return { do: 'fail', failure: new TimeoutFailure(heartbeat) };
};

interface TaskEvents {
  readonly scheduled: EventType;
  readonly started: EventType;
  readonly success: EventType;
  readonly timeout: EventType;
  readonly failures: Record<Stage, TaskFailureType>;
  readonly base: JsonObject | undefined;
}

/** A bare Lambda ARN has events of its own, with fewer details. */
const eventsOf = ({ resource }: Task): TaskEvents =>
  resource.kind === 'service'
    ? {
        scheduled: 'TaskScheduled',
        started: 'TaskStarted',
        success: 'TaskSucceeded',
        timeout: 'TaskTimedOut',
        failures: {
          schedule: 'TaskStartFailed',
          start: 'TaskStartFailed',
          submit: 'TaskSubmitFailed',
          run: 'TaskFailed',
        },
        base: { resourceType: resource.service, resource: resource.resource },
      }
    : {
        scheduled: 'LambdaFunctionScheduled',
        started: 'LambdaFunctionStarted',
        success: 'LambdaFunctionSucceeded',
        timeout: 'LambdaFunctionTimedOut',
        failures: {
          schedule: 'LambdaFunctionScheduleFailed',
          start: 'LambdaFunctionStartFailed',
          submit: 'LambdaFunctionFailed',
          run: 'LambdaFunctionFailed',
        },
        base: undefined,
      };
