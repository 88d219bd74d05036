import type { Task } from '../definition/states.ts';
import { StateFailure } from '../failure.ts';
import { type Integration, ServiceFailure } from '../integrations/integration.ts';
import type { Json } from '../json.ts';
import type { Execution, Pending, PendingTask, Thread, Visit } from './execution.ts';
import { pass } from './instant-states.ts';
import type { Move } from './move.ts';
import { serviceCall } from './service-call.ts';
import type { Surroundings } from './surroundings.ts';
import { failed, submitted, succeeded, timedOut } from './task.ts';
import type { Turn } from './turn.ts';

/**
 * Sets going what the thread waits for, now that it is stored: timers, and the call of the service. After a restart
 * this is done again for every thread, so a call whose answer was not stored is made again.
 */
export const arm = (execution: Execution, thread: Thread, surroundings: Surroundings): void => {
  const { visit } = thread;
  if (execution.status !== 'RUNNING' || !visit?.pending) return;
  const { pending } = visit;
  switch (pending.kind) {
    case 'wait':
    case 'retry':
      at(execution, thread, pending.kind, pending.due, surroundings, async (turn) => {
        if (pending.kind === 'retry' || visit.state.type !== 'Wait') return { do: 'execute' };
        return pass(turn, thread, visit, visit.state);
      });
      break;
    case 'task':
      if (visit.state.type !== 'Task') return;
      armTimeouts(execution, thread, visit.state, pending, surroundings);
      callService(execution, thread, visit, visit.state, pending, surroundings);
      break;
    case 'map-run':
      surroundings.runMap(execution, thread, pending);
  }
};

type Timer = 'wait' | 'retry' | 'timeout' | 'heartbeat';

const timerId = (execution: Execution, thread: Thread, timer: Timer): string =>
  `states/${execution.id}/${thread.id}/${timer}`;

const at = (
  execution: Execution,
  thread: Thread,
  timer: Timer,
  due: number,
  surroundings: Surroundings,
  move: (turn: Turn) => Move | Promise<Move>,
): void => {
  const pending = thread.visit?.pending;
  surroundings.timers.schedule(timerId(execution, thread, timer), due, () => {
    void resume(execution, thread, pending, surroundings, move);
  });
};

/** Moves a thread on, if it still waits for `pending`. */
export const resume = (
  execution: Execution,
  thread: Thread,
  pending: Pending | undefined,
  surroundings: Surroundings,
  move: (turn: Turn) => Move | undefined | Promise<Move | undefined>,
): Promise<void> =>
  surroundings.turn(execution, async (turn) => {
    if (!turn.has(thread) || !pending || thread.visit?.pending !== pending) return;
    disarm(execution, thread, surroundings);
    const next = await caught(() => move(turn));
    if (next) turn.queue.push({ thread, move: next });
  });

const caught = async (move: () => Move | undefined | Promise<Move | undefined>): Promise<Move | undefined> => {
  try {
    return await move();
  } catch (thrown) {
    if (thrown instanceof StateFailure) return { do: 'fail', failure: thrown };
    throw thrown;
  }
};

const armTimeouts = (
  execution: Execution,
  thread: Thread,
  state: Task,
  { timeout, heartbeat, scheduledAt, heartbeatAt, token }: PendingTask,
  surroundings: Surroundings,
): void => {
  if (timeout !== undefined) {
    at(execution, thread, 'timeout', scheduledAt + timeout, surroundings, (turn) => {
      giveUp(execution, thread, surroundings);
      return timedOut(turn, thread, state, false);
    });
  }
  // Only a task with a token has a way of sending heartbeats.
  if (heartbeat !== undefined && token !== undefined) {
    at(execution, thread, 'heartbeat', heartbeatAt + heartbeat, surroundings, (turn) => {
      giveUp(execution, thread, surroundings);
      return timedOut(turn, thread, state, true);
    });
  }
};

/** SendTaskHeartbeat came. */
export const heartbeat = (turn: Turn, thread: Thread, pending: PendingTask, surroundings: Surroundings): void => {
  pending.heartbeatAt = turn.now;
  turn.heartbeats.push({ event: pending.scheduledId, at: turn.now });
  const state = thread.visit?.state;
  if (state?.type === 'Task') turn.after(() => armTimeouts(turn.execution, thread, state, pending, surroundings));
};

const callService = (
  execution: Execution,
  thread: Thread,
  visit: Visit,
  state: Task,
  pending: PendingTask,
  surroundings: Surroundings,
): void => {
  const call = serviceCall(execution, visit, pending, state);
  const integration = surroundings.integration(call.service);
  const settle = (
    answer: Promise<Json>,
    stage: 'run' | 'submit',
    then: (turn: Turn, value: Json) => Move | undefined,
  ) =>
    answer.then(
      (value) => resume(execution, thread, pending, surroundings, (turn) => then(turn, value)),
      (thrown: unknown) =>
        resume(execution, thread, pending, surroundings, (turn) =>
          failed(turn, thread, state, asFailure(thrown), stage),
        ),
    );
  const complete = (answer: Json) => {
    const job = integration?.completion?.(call, answer);
    if (job) void settle(job, 'run', (turn, value) => succeeded(turn, thread, state, value));
  };

  if (pending.submitted !== undefined) {
    if (call.pattern === 'sync') complete(pending.submitted);
    return;
  }
  const answer = integration ? integration.call(call) : Promise.reject(unknownService(call.service));
  void surroundings.calling(
    call.pattern === 'request'
      ? settle(answer, 'run', (turn, value) => succeeded(turn, thread, state, value))
      : settle(answer, 'submit', (turn, value) => {
          submitted(turn, thread, state, value);
          turn.after(() => {
            armTimeouts(execution, thread, state, pending, surroundings);
            if (call.pattern === 'sync') complete(value);
          });
          return undefined;
        }),
  );
};

const unknownService = (service: string): ServiceFailure =>
  new ServiceFailure('States.TaskFailed', `The service integration '${service}' is not available on this computer.`);

const asFailure = (thrown: unknown): StateFailure =>
  thrown instanceof StateFailure
    ? thrown
    : new ServiceFailure('States.TaskFailed', thrown instanceof Error ? thrown.message : String(thrown));

/** Ends what `arm` set going, as far as it can be ended. */
export const giveUp = (execution: Execution, thread: Thread, surroundings: Surroundings): void => {
  disarm(execution, thread, surroundings);
  const { visit } = thread;
  if (!visit?.pending) return;
  if (visit.pending.kind === 'map-run') surroundings.stopMapRun(visit.pending.arn);
  if (visit.pending.kind === 'task' && visit.state.type === 'Task' && visit.pending.submitted !== undefined) {
    const call = serviceCall(execution, visit, visit.pending, visit.state);
    const integration: Integration | undefined = surroundings.integration(call.service);
    if (call.pattern !== 'sync') return;
    const { submitted: job } = visit.pending;
    void surroundings.calling(Promise.resolve(integration?.cancel?.(call, job)).catch(() => {}));
  }
};

/** Takes back what is due of a thread. */
export const disarm = (execution: Execution, thread: Thread, { timers }: Surroundings): void => {
  const pending = thread.visit?.pending;
  if (pending?.kind === 'wait' || pending?.kind === 'retry') timers.cancel(timerId(execution, thread, pending.kind));
  if (pending?.kind !== 'task') return;
  if (pending.timeout !== undefined) timers.cancel(timerId(execution, thread, 'timeout'));
  if (pending.heartbeat !== undefined) timers.cancel(timerId(execution, thread, 'heartbeat'));
};
