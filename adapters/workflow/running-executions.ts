import { paginateListExecutions, type SFNClient } from '@aws-sdk/client-sfn';

/** The names of the executions of a machine that are under way: a thousand come with each answer, so it is asked once for all. */
export type RunningExecutions = () => Promise<ReadonlySet<string>>;

export const runningExecutions =
  (client: SFNClient, stateMachineArn: string): RunningExecutions =>
  async () => {
    const names = new Set<string>();
    const pages = paginateListExecutions({ client, pageSize: 1000 }, { stateMachineArn, statusFilter: 'RUNNING' });
    for await (const { executions = [] } of pages) for (const { name } of executions) if (name) names.add(name);
    return names;
  };
