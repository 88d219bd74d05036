import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { mustRun } from './running.ts';

const POLL_MS = 1_000;

const machines = z.object({ stateMachines: z.array(z.object({ name: z.string(), stateMachineArn: z.string() })) });
const executions = z.object({ executions: z.array(z.object({ executionArn: z.string(), status: z.string() })) });
const described = z.object({ status: z.string(), error: z.string().optional(), cause: z.string().optional() });
const history = z.object({
  events: z.array(
    z.object({
      /** In seconds since 1970. */
      timestamp: z.number(),
      stateEnteredEventDetails: z.object({ name: z.string() }).optional(),
    }),
  ),
});

/** The state machines of the stage, asked by the AWS command line. */
export const machinesOf = (env: NodeJS.ProcessEnv) => {
  const ask = async (...words: readonly string[]): Promise<unknown> =>
    JSON.parse((await mustRun('aws', ['stepfunctions', ...words], env)) || '{}');

  const arnOf = async (machine: string): Promise<string> => {
    const { stateMachines } = machines.parse(await ask('list-state-machines'));
    const found = stateMachines.find(({ name }) => name.includes(`Machines${machine}`));
    if (!found) throw new Error(`There is no machine ${machine}`);
    return found.stateMachineArn;
  };
  const executionsOf = async (machine: string) =>
    executions.parse(await ask('list-executions', '--state-machine-arn', await arnOf(machine))).executions;
  const eventsOf = async (execution: string) =>
    history.parse(await ask('get-execution-history', '--execution-arn', execution)).events;
  /** The state in which an execution is, or was last. */
  const stateOf = async (execution: string): Promise<string> =>
    (await eventsOf(execution)).findLast((each) => each.stateEnteredEventDetails)?.stateEnteredEventDetails?.name ?? '';
  return {
    /** When a machine's only execution came to a state, in milliseconds since 1970; undefined where it did not. */
    cameTo: async (machine: string, state: string): Promise<number | undefined> => {
      const [{ executionArn = '' } = {}] = await executionsOf(machine);
      const event = (await eventsOf(executionArn)).find((each) => each.stateEnteredEventDetails?.name === state);
      return event && event.timestamp * 1000;
    },
    start: async (machine: string, name: string, input: object): Promise<void> => {
      const what = ['--state-machine-arn', await arnOf(machine), '--name', name, '--input', JSON.stringify(input)];
      await ask('start-execution', ...what);
    },
    /**
     * Waits until each execution of a machine is in one of these states, or has ended well, and says in which they are.
     * @throws Error where one failed or time is up
     */
    arrivedIn: async (machine: string, states: readonly string[], patienceMs: number): Promise<string> => {
      const giveUpAt = performance.now() + patienceMs;
      for (;;) {
        const running = await executionsOf(machine);
        const where = await Promise.all(
          running.map(async ({ executionArn, status }) => ({
            executionArn,
            status,
            state: await stateOf(executionArn),
          })),
        );
        for (const { executionArn, status, state } of where)
          if (status !== 'RUNNING' && status !== 'SUCCEEDED') {
            const { error, cause } = described.parse(await ask('describe-execution', '--execution-arn', executionArn));
            throw new Error(`${machine} ${status} in "${state}": ${error} ${cause}`);
          }
        const told = where.map(({ status, state }) => (status === 'SUCCEEDED' ? 'ended' : `"${state}"`)).join(', ');
        if (where.length > 0 && where.every(({ status, state }) => status === 'SUCCEEDED' || states.includes(state)))
          return told;
        if (performance.now() > giveUpAt) throw new Error(`${machine} is still in ${told || 'nothing'}`);
        await pause(POLL_MS);
      }
    },
  };
};
