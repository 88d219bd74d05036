import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  type ExecutionListItem,
  type ExecutionStatus,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  RedriveExecutionCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';

/** `title` is what the machine says of itself, up to its first colon; its name where it says nothing. */
export interface MachineName {
  readonly arn: string;
  readonly name: string;
  readonly title: string;
}

/** Where an execution is, and which states it has entered. */
export interface Standing {
  readonly current: string[];
  readonly visited: string[];
}

const commented = z.object({ Comment: z.string().default('') });
const mostEvents = 25_000;
const perCall = 1000;

/**
 * The state machines and their executions, by the same API as on AWS.
 * @param endpoint of the engine itself, not of the gate: the console has no role of its own.
 */
export const processesOf = (endpoint: string) => {
  const sfn = new SFNClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'console', secretAccessKey: 'local' },
    maxAttempts: 2,
  });

  const events = async (executionArn: string): Promise<HistoryEvent[]> => {
    const all: HistoryEvent[] = [];
    let nextToken: string | undefined;
    do {
      const answer = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: perCall, nextToken }));
      all.push(...(answer.events ?? []));
      nextToken = answer.nextToken;
    } while (nextToken !== undefined && all.length < mostEvents);
    return all;
  };

  const definition = async (stateMachineArn: string): Promise<string> => {
    const described = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
    return described.definition ?? '{}';
  };

  return {
    definition,

    async machines(): Promise<MachineName[]> {
      const { stateMachines = [] } = await sfn.send(new ListStateMachinesCommand({ maxResults: perCall }));
      const named = await Promise.all(
        stateMachines.map(async ({ stateMachineArn: arn = '', name = '' }) => {
          const { Comment: comment } = commented.parse(JSON.parse(await definition(arn)));
          return { arn, name, title: comment.split(':')[0]?.replace(/\.$/, '') || name };
        }),
      );
      return named.sort((a, b) => a.name.localeCompare(b.name));
    },

    /** The newest executions of a machine, a page of them. */
    async executions(asked: {
      readonly machine: string;
      readonly status?: ExecutionStatus;
      readonly limit: number;
      readonly after?: string;
    }) {
      const answer = await sfn.send(
        new ListExecutionsCommand({
          stateMachineArn: asked.machine,
          maxResults: asked.limit,
          ...(asked.status && { statusFilter: asked.status }),
          ...(asked.after !== undefined && { nextToken: asked.after }),
        }),
      );
      return { items: answer.executions ?? [], next: answer.nextToken } satisfies {
        readonly items: ExecutionListItem[];
        readonly next?: string | undefined;
      };
    },

    execution: (executionArn: string) => sfn.send(new DescribeExecutionCommand({ executionArn })),

    async history(asked: { readonly execution: string; readonly limit: number; readonly after?: string }) {
      const { events: page = [], nextToken } = await sfn.send(
        new GetExecutionHistoryCommand({
          executionArn: asked.execution,
          maxResults: asked.limit,
          reverseOrder: true,
          includeExecutionData: true,
          ...(asked.after !== undefined && { nextToken: asked.after }),
        }),
      );
      return { events: page, next: nextToken };
    },

    /** Reckoned from the whole history: a state entered more often than left is where it stands. */
    async standing(executionArn: string): Promise<Standing> {
      const inside = new Map<string, number>();
      for (const { stateEnteredEventDetails: entered, stateExitedEventDetails: left } of await events(executionArn)) {
        if (entered?.name) inside.set(entered.name, (inside.get(entered.name) ?? 0) + 1);
        if (left?.name) inside.set(left.name, (inside.get(left.name) ?? 0) - 1);
      }
      const names = [...inside];
      return {
        current: names.filter(([, times]) => times > 0).map(([name]) => name),
        visited: names.map(([name]) => name),
      };
    },

    redrive: (executionArn: string) => sfn.send(new RedriveExecutionCommand({ executionArn })),
  };
};

export type Processes = ReturnType<typeof processesOf>;
