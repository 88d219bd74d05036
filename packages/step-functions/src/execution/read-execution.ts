import type { Json } from '../json.ts';
import type { StateMachines } from '../machines.ts';
import type { ExecutionRow } from '../store/executions.ts';
import type { Store } from '../store/store.ts';
import { apply } from './apply.ts';
import { type Execution, newThread } from './execution.ts';
import { newVariables } from './variables.ts';

export type NewExecution = Omit<ExecutionRow, 'status' | 'stopped_at' | 'redrive_count' | 'redriven_at'>;

/** An execution in which nothing has happened yet. */
export const emptyExecution = (row: NewExecution, machines: StateMachines): Execution => {
  const { machine, machine_arn: arn, role_arn: roleArn } = machines.revision(row.revision);
  const container = machine.containers.get(row.container);
  if (!container) throw new Error(`The definition has no ${row.container}`);
  return {
    id: row.id,
    arn: row.arn,
    name: row.name,
    machineArn: row.machine_arn,
    machineName: arn.slice(arn.lastIndexOf(':') + 1),
    machine,
    roleArn,
    container,
    revision: row.revision,
    mapRun: row.map_run === null ? undefined : { arn: row.map_run, index: row.map_index ?? 0 },
    status: 'RUNNING',
    input: null,
    startedAt: row.started_at,
    runningSince: row.started_at,
    stoppedAt: undefined,
    lastEvent: 0,
    redriveCount: 0,
    nextThread: 1,
    threads: new Map([[0, newThread(0, container, newVariables(), 0)]]),
  };
};

/** An execution as its history says it is. */
export const readExecution = (row: ExecutionRow, machines: StateMachines, store: Store): Execution => {
  const execution = emptyExecution(row, machines);
  for (const event of store.history.all(row.id)) {
    const value: Json = event.payload === undefined ? null : JSON.parse(event.payload);
    apply(execution, event, value);
  }
  return execution;
};
