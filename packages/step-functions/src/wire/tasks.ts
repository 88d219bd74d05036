import * as z from 'zod';
import { AwsError } from '../aws-error.ts';
import type { Task } from '../definition/states.ts';
import type { Execution, PendingTask, Thread } from '../execution/execution.ts';
import type { Executions } from '../execution/executions.ts';
import type { Move } from '../execution/move.ts';
import { failed, succeeded } from '../execution/task.ts';
import { readToken } from '../execution/token.ts';
import type { Turn } from '../execution/turn.ts';
import { heartbeat, resume } from '../execution/waiting.ts';
import { ServiceFailure } from '../integrations/integration.ts';
import { exceeds, tryParseJson } from '../json.ts';
import { MAX_CAUSE_LENGTH, MAX_ERROR_LENGTH, MAX_PAYLOAD_BYTES } from '../limits.ts';
import type { Store } from '../store/store.ts';
import { type Operation, operation } from './operation.ts';

const taskToken = z.string().min(1).max(2048);
const failure = z.object({
  taskToken,
  error: z.string().max(MAX_ERROR_LENGTH).optional(),
  cause: z.string().max(MAX_CAUSE_LENGTH).optional(),
});

interface Waiting {
  readonly execution: Execution;
  readonly thread: Thread;
  readonly pending: PendingTask;
  readonly state: Task;
}

/** Callbacks of Tasks that handed out a token. */
export const taskOperations = (executions: Executions, store: Store): Record<string, Operation> => {
  const waitingFor = (token: string): Waiting => {
    const place = readToken(token);
    const execution = place && executions.findById(place.execution);
    for (const thread of execution?.threads.values() ?? []) {
      const { pending, state } = thread.visit ?? {};
      if (execution && pending?.kind === 'task' && pending.token === token && state?.type === 'Task') {
        return { execution, thread, pending, state };
      }
    }
    // Nobody waits for it any more, if ever anybody did.
    const [scheduled] = place
      ? store.history.page(place.execution, { from: place.scheduledId, count: 1, reverse: false })
      : [];
    throw scheduled?.notes?.token === token ? gone() : new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
  };

  const settle = async (token: string, move: (turn: Turn, waiting: Waiting) => Move): Promise<void> => {
    const waiting = waitingFor(token);
    let settled = false;
    await resume(waiting.execution, waiting.thread, waiting.pending, executions, (turn) => {
      settled = true;
      return move(turn, waiting);
    });
    // Someone else was quicker, or the time ran out.
    if (!settled) throw gone();
  };

  return {
    SendTaskSuccess: operation(z.object({ taskToken, output: z.string() }), async (request) => {
      const { output } = request;
      const value = exceeds(output, MAX_PAYLOAD_BYTES) ? undefined : tryParseJson(output);
      if (value === undefined)
        throw new AwsError('InvalidOutput', "Invalid Output: 'Output is not valid JSON or too large'");
      await settle(request.taskToken, (turn, { thread, state }) => succeeded(turn, thread, state, value));
      return {};
    }),

    SendTaskFailure: operation(failure, async ({ taskToken: token, error, cause }) => {
      await settle(token, (turn, { thread, state }) =>
        failed(turn, thread, state, new ServiceFailure(error, cause), 'run'),
      );
      return {};
    }),

    SendTaskHeartbeat: operation(z.object({ taskToken }), async (request) => {
      const { execution, thread, pending } = waitingFor(request.taskToken);
      let alive = false;
      await executions.turn(execution, (turn) => {
        alive = turn.has(thread) && thread.visit?.pending === pending;
        if (alive) heartbeat(turn, thread, pending, executions);
      });
      if (!alive) throw gone();
      return {};
    }),
  };
};

const gone = (): AwsError => new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
