import {
  paginateGetExecutionHistory,
  paginateListExecutions,
  paginateListStateMachines,
  SFNClient,
} from '@aws-sdk/client-sfn';

/** What executions cost. */
export interface Processes {
  readonly executions: number;
  readonly transitions: number;
  /** What their logs hold, where each event is logged without what came and went. */
  readonly logBytes: number;
}

/** An execution begins and ends with a transition each, as AWS's price page counts in its examples. */
const AROUND = 2;
/** What Step Functions writes beside an event: its execution's ARN is counted, this is the rest, in bytes. */
const BESIDE = 120;

/**
 * Every execution of an engine that began from a time on (epoch ms), by its history: a state entered is a transition, and so is each
 * retry.
 */
export const processesSince = async (engineUrl: string, since: number): Promise<Processes> => {
  const client = new SFNClient({
    endpoint: engineUrl,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const total = { executions: 0, transitions: 0, logBytes: 0 };
  for await (const { stateMachines = [] } of paginateListStateMachines({ client }, {}))
    for (const { stateMachineArn } of stateMachines)
      for await (const { executions = [] } of paginateListExecutions({ client }, { stateMachineArn }))
        for (const { executionArn, startDate } of executions) {
          if (executionArn === undefined || Number(startDate) < since) continue;
          const { transitions, logBytes } = await ofExecution(client, executionArn);
          total.executions += 1;
          total.transitions += transitions;
          total.logBytes += logBytes;
        }
  client.destroy();
  return total;
};

const ofExecution = async (client: SFNClient, executionArn: string) => {
  let [entered, tried, logBytes] = [0, 0, 0];
  let tasks = 0;
  for await (const { events = [] } of paginateGetExecutionHistory(
    { client },
    { executionArn, includeExecutionData: false },
  ))
    for (const event of events) {
      const type = String(event.type);
      if (type.endsWith('StateEntered')) entered += 1;
      if (type === 'TaskStateEntered') tasks += 1;
      if (type === 'TaskScheduled') tried += 1;
      logBytes += JSON.stringify(event).length + executionArn.length + BESIDE;
    }
  return { transitions: AROUND + entered + Math.max(0, tried - tasks), logBytes };
};
