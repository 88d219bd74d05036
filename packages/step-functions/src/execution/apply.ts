import type { Container } from '../definition/states.ts';
import type { EventType, HistoryEvent, Notes } from '../history/events.ts';
import { isObject, type Json } from '../json.ts';
import { type Execution, newThread, type PendingTask, type Thread, type Visit } from './execution.ts';
import { newVariables } from './variables.ts';

/** AWS lets the event after these follow the one before them. */
const OFF_THE_CHAIN = new Set<EventType>([
  'ParallelStateSucceeded',
  'MapStateSucceeded',
  'MapRunSucceeded',
  'MapIterationSucceeded',
  'MapIterationFailed',
  'MapIterationAborted',
  'TaskStateAborted',
  'WaitStateAborted',
  'ParallelStateAborted',
  'MapStateAborted',
]);

/**
 * What an event means for the execution. The running engine and the restarted one both come to know an execution only
 * through this function, so that they cannot differ.
 * @param value the event's payload, parsed
 */
export const apply = (execution: Execution, event: HistoryEvent, value: Json): void => {
  const thread = execution.threads.get(event.thread);
  if (!thread) throw new Error(`Event ${event.id} of ${execution.arn} belongs to no thread`);
  execution.lastEvent = event.id;
  const { before, visit } = { before: thread.previous, visit: thread.visit };
  if (!OFF_THE_CHAIN.has(event.type)) thread.previous = event.id;

  if (event.type.endsWith('StateEntered')) enter(thread, event, value, before);
  else if (event.type.endsWith('StateExited')) leave(thread, event, value);
  else if (event.type.startsWith('Execution')) applyToExecution(execution, event, value);
  else if (visit) applyToVisit(execution, thread, visit, event, value);
  else if (event.type.startsWith('MapIteration')) endIteration(execution, thread, event);
  applyNotes(execution, thread, event.notes);
};

const enter = (thread: Thread, event: HistoryEvent, input: Json, before: number): void => {
  const name = String(event.details?.name);
  const state = thread.container.states.get(name);
  if (!state) throw new Error(`The definition has no state '${name}'`);
  const { id: enteredId, at: enteredAt } = event;
  thread.visit = {
    state,
    input,
    enteredId,
    enteredAt,
    before,
    retryCount: 0,
    caught: false,
    spent: [],
    pending: undefined,
  };
};

const leave = (thread: Thread, event: HistoryEvent, output: Json): void => {
  const assigned = event.details?.assignedVariables;
  if (isObject(assigned)) for (const [name, value] of Object.entries(assigned)) thread.variables.own.set(name, value);
  thread.visit = undefined;
  thread.output = output;
};

const applyToExecution = (execution: Execution, event: HistoryEvent, value: Json): void => {
  switch (event.type) {
    case 'ExecutionStarted':
      execution.input = value;
      execution.startedAt = event.at;
      execution.runningSince = event.at;
      // AWS lets the first state follow nothing.
      for (const thread of execution.threads.values()) thread.previous = 0;
      return;
    case 'ExecutionRedriven':
      execution.status = 'RUNNING';
      execution.runningSince = event.at;
      execution.redriveCount += 1;
      return;
    case 'ExecutionSucceeded':
      execution.status = 'SUCCEEDED';
      break;
    case 'ExecutionFailed':
      execution.status = 'FAILED';
      break;
    case 'ExecutionTimedOut':
      execution.status = 'TIMED_OUT';
      break;
    default:
      execution.status = 'ABORTED';
  }
  execution.stoppedAt = event.at;
};

const applyToVisit = (execution: Execution, thread: Thread, visit: Visit, event: HistoryEvent, value: Json): void => {
  const { pending, state } = visit;
  switch (event.type) {
    case 'TaskScheduled':
    case 'LambdaFunctionScheduled':
      visit.pending = scheduled(event, value);
      return;
    case 'TaskSubmitted':
      if (pending?.kind !== 'task') return;
      pending.submitted = value;
      pending.parameters = undefined;
      return;
    case 'TaskStarted':
    case 'LambdaFunctionStarted':
      return;
    case 'ParallelStateStarted':
      if (state.type !== 'Parallel') return;
      visit.pending = {
        kind: 'branches',
        children: state.branches.map((branch, index) => begin(execution, branch, thread, index, event.id)),
      };
      return;
    case 'MapStateStarted':
      visit.pending = iterations(visit, event.notes);
      return;
    case 'MapRunStarted': {
      const { items = [], tolerance = {}, concurrency = 0 } = mapNotes(visit, event.notes);
      visit.pending = { kind: 'map-run', arn: String(event.details?.mapRunArn), items, tolerance, concurrency };
      return;
    }
    case 'MapIterationStarted': {
      if (state.type !== 'Map' || pending?.kind !== 'iterations') return;
      const index = Number(event.details?.index);
      pending.started += 1;
      pending.running.set(index, begin(execution, state.processor, thread, index, event.id));
      return;
    }
    default:
      // Its iteration has failed or was aborted, and is abandoned with the Map.
      if (event.type.startsWith('MapIteration')) return;
      // Whatever else an event says about a state, the state waits no more: it succeeded, failed or was aborted.
      abandon(execution, visit);
      visit.pending = undefined;
  }
};

const mapNotes = (visit: Visit, notes: Notes | undefined): Notes => ({
  ...notes,
  items: notes?.items ?? (Array.isArray(visit.input) ? visit.input : []),
});

const iterations = (visit: Visit, notes: Notes | undefined): Visit['pending'] => {
  const { items = [], concurrency = 0 } = mapNotes(visit, notes);
  return { kind: 'iterations', items, concurrency, running: new Map(), outputs: [], started: 0, succeeded: 0 };
};

const scheduled = (event: HistoryEvent, parameters: Json): PendingTask => {
  const { timeoutInSeconds, heartbeatInSeconds, taskCredentials } = event.details ?? {};
  const roleArn = isObject(taskCredentials) ? taskCredentials.roleArn : undefined;
  return {
    kind: 'task',
    scheduledId: event.id,
    scheduledAt: event.at,
    token: event.notes?.token,
    timeout: typeof timeoutInSeconds === 'number' ? timeoutInSeconds * 1000 : undefined,
    heartbeat: typeof heartbeatInSeconds === 'number' ? heartbeatInSeconds * 1000 : undefined,
    roleArn: typeof roleArn === 'string' ? roleArn : undefined,
    heartbeatAt: event.notes?.heartbeatAt ?? event.at,
    parameters,
    submitted: undefined,
  };
};

const begin = (execution: Execution, container: Container, parent: Thread, index: number, previous: number): Thread => {
  const id = execution.nextThread;
  execution.nextThread += 1;
  const thread = newThread(id, container, newVariables(parent.variables), previous, parent, index);
  execution.threads.set(id, thread);
  return thread;
};

const endIteration = (execution: Execution, thread: Thread, event: HistoryEvent): void => {
  const pending = thread.parent?.visit?.pending;
  if (event.type !== 'MapIterationSucceeded' || !thread.parent || pending?.kind !== 'iterations') return;
  pending.outputs[thread.index] = thread.output ?? null;
  pending.succeeded += 1;
  pending.running.delete(thread.index);
  execution.threads.delete(thread.id);
  // The Map goes on from here when this was its last iteration.
  thread.parent.previous = event.id;
};

/** Takes a state's branches or iterations, and theirs, out of the execution. */
const abandon = (execution: Execution, visit: Visit): void => {
  for (const child of children(visit)) {
    if (child.visit) abandon(execution, child.visit);
    execution.threads.delete(child.id);
  }
};

export const children = ({ pending }: Visit): Iterable<Thread> => {
  if (pending?.kind === 'branches') return pending.children;
  return pending?.kind === 'iterations' ? pending.running.values() : [];
};

/** Notes that say what the thread's state, or that around it, waits for. */
export const applyNotes = (execution: Execution, thread: Thread, notes: Notes | undefined): void => {
  if (notes?.wait !== undefined && thread.visit) thread.visit.pending = { kind: 'wait', due: notes.wait };
  if (notes?.retry) retryLater(execution, thread, notes.retry);
};

const retryLater = (execution: Execution, thread: Thread, { retrier, due, of }: NonNullable<Notes['retry']>): void => {
  const retried = of ? execution.threads.get(of.thread) : thread;
  const visit = retried?.visit;
  if (!retried || !visit) return;
  if (of) retried.previous = of.previous;
  abandon(execution, visit);
  visit.spent[retrier] = (visit.spent[retrier] ?? 0) + 1;
  visit.retryCount += 1;
  visit.pending = { kind: 'retry', due };
};
