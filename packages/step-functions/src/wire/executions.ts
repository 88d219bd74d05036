import * as z from 'zod';
import { parseArn } from '../arn.ts';
import { AwsError } from '../aws-error.ts';
import type { Executions } from '../execution/executions.ts';
import { wireEvent } from '../history/wire-shape.ts';
import type { JsonObject } from '../json.ts';
import { MAX_CAUSE_LENGTH, MAX_ERROR_LENGTH, REDRIVABLE_FOR } from '../limits.ts';
import type { startExecution } from '../start-execution.ts';
import type { ExecutionRow } from '../store/executions.ts';
import type { Store } from '../store/store.ts';
import {
  arnField,
  type Operation,
  operation,
  pageSize,
  paging,
  readPageToken,
  seconds,
  writePageToken,
} from './operation.ts';

const executionArn = arnField;
const status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']);
const start = z.object({
  stateMachineArn: arnField,
  name: z.string().optional(),
  input: z.string().optional(),
});
const stop = z.object({
  executionArn,
  error: z.string().max(MAX_ERROR_LENGTH).optional(),
  cause: z.string().max(MAX_CAUSE_LENGTH).optional(),
});
const list = z.object({
  stateMachineArn: arnField.optional(),
  mapRunArn: arnField.optional(),
  statusFilter: status.optional(),
  ...paging,
});
const history = z.object({
  executionArn,
  reverseOrder: z.boolean().optional(),
  includeExecutionData: z.boolean().optional(),
  ...paging,
});

export const executionOperations = (
  executions: Executions,
  store: Store,
  begin: ReturnType<typeof startExecution>,
): Record<string, Operation> => ({
  StartExecution: operation(start, async (request) => {
    const started = await begin(request);
    return { executionArn: started.executionArn, startDate: seconds(started.startDate) };
  }),

  DescribeExecution: operation(z.object({ executionArn }), (request) =>
    describe(store, rowOf(store, request.executionArn), executions.timers.now()),
  ),

  StopExecution: operation(stop, async (request) => {
    const row = rowOf(store, request.executionArn);
    const running = executions.find(row.arn);
    if (running) await executions.stop(running, request.error, request.cause);
    return { stopDate: seconds(rowOf(store, row.arn).stopped_at ?? executions.timers.now()) };
  }),

  RedriveExecution: operation(z.object({ executionArn, clientToken: z.string().optional() }), async (request) => {
    const row = rowOf(store, request.executionArn);
    const against = againstRedriving(row, executions.timers.now());
    if (against !== undefined || row.map_run !== null)
      throw new AwsError('ExecutionNotRedrivable', against ?? `Execution is ${row.status} and cannot be redriven`);
    await executions.redrive(row);
    return { redriveDate: seconds(rowOf(store, row.arn).redriven_at ?? executions.timers.now()) };
  }),

  ListExecutions: operation(list, ({ stateMachineArn, mapRunArn, statusFilter, maxResults, nextToken }) => {
    if ((stateMachineArn === undefined) === (mapRunArn === undefined)) {
      throw new AwsError('ValidationException', 'Exactly one of stateMachineArn and mapRunArn must be given');
    }
    if (stateMachineArn !== undefined && !store.machines.byArn(stateMachineArn)) throw noMachine(stateMachineArn);
    const count = pageSize(maxResults);
    const before = Number(readPageToken(nextToken) ?? Number.MAX_SAFE_INTEGER);
    const rows = store.executions.page({
      machineArn: stateMachineArn,
      mapRunArn,
      status: statusFilter,
      before,
      count: count + 1,
    });
    const shown = rows.slice(0, count);
    const last = shown.at(-1);
    return {
      executions: shown.map(listed),
      ...(rows.length > count && last && { nextToken: writePageToken(last.id) }),
    };
  }),

  GetExecutionHistory: operation(
    history,
    ({ executionArn: arn, reverseOrder = false, includeExecutionData = true, ...page }) => {
      const { id } = rowOf(store, arn);
      const count = pageSize(page.maxResults);
      const from = Number(readPageToken(page.nextToken) ?? (reverseOrder ? Number.MAX_SAFE_INTEGER : 1));
      const events = store.history.page(id, { from, count: count + 1, reverse: reverseOrder });
      const next = events[count];
      return {
        events: events.slice(0, count).map((event) => wireEvent(event, includeExecutionData)),
        ...(next && { nextToken: writePageToken(next.id) }),
      };
    },
  ),
});

export const noMachine = (arn: string): AwsError =>
  parseArn(arn, 'stateMachine')
    ? new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`)
    : new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${arn}'`);

/** @throws AwsError when there is no such execution */
export const rowOf = (store: Store, arn: string): ExecutionRow => {
  if (!parseArn(arn, 'execution')) throw new AwsError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${arn}'`);
  const row = store.executions.byArn(arn);
  if (!row) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return row;
};

const listed = (row: ExecutionRow): JsonObject => ({
  executionArn: row.arn,
  stateMachineArn: row.machine_arn,
  name: row.name,
  status: row.status,
  startDate: seconds(row.started_at),
  ...(row.stopped_at !== null && { stopDate: seconds(row.stopped_at) }),
  ...(row.map_run !== null && { mapRunArn: row.map_run }),
  redriveCount: row.redrive_count,
  ...(row.redriven_at !== null && { redriveDate: seconds(row.redriven_at) }),
});

const describe = (store: Store, row: ExecutionRow, now: number): JsonObject => {
  const last = row.status === 'RUNNING' ? undefined : store.history.last(row.id);
  const { error, cause } = last?.details ?? {};
  const failed = row.status === 'FAILED' || row.status === 'ABORTED';
  return {
    ...listed(row),
    input: store.history.first(row.id)?.payload ?? '{}',
    inputDetails: { included: true },
    ...(row.status === 'SUCCEEDED' && { output: last?.payload ?? 'null', outputDetails: { included: true } }),
    ...(failed && error !== undefined && { error }),
    ...(failed && cause !== undefined && { cause }),
    ...redrivable(row, now),
  };
};

/** What stands against taking an execution up again, in words. */
const againstRedriving = ({ status: is, stopped_at: endedAt }: ExecutionRow, now: number): string | undefined => {
  if (is === 'RUNNING' || is === 'SUCCEEDED') return `Execution is ${is} and cannot be redriven`;
  return endedAt !== null && now - endedAt > REDRIVABLE_FOR ? "Execution's redrivable period exceeded" : undefined;
};

const redrivable = (row: ExecutionRow, now: number): JsonObject => {
  const against = againstRedriving(row, now);
  if (against !== undefined) return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: against };
  return { redriveStatus: row.map_run === null ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN' };
};
