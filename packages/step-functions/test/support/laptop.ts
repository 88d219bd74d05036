import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { flatEvent } from '../../src/conformance/flat-event.ts';
import { virtualTimers } from '../../src/conformance/virtual-timers.ts';
import { type Engine, type EngineOptions, startEngine } from '../../src/engine.ts';
import type { JsonObject } from '../../src/json.ts';
import { type LambdaFunction, lambdaApi } from './lambda-api.ts';

export const REGION = 'eu-west-2';
export const ACCOUNT = '000000000000';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/MachineRole`;
/** Every laptop's clock starts here. */
export const NOON = Date.parse('2026-03-02T12:00:00Z');

export type Definition = Record<string, unknown> & { readonly States: Record<string, unknown> };

/** A definition in JSONata that begins with its first state. */
export const aMachine = (states: Record<string, unknown>, more: Record<string, unknown> = {}): Definition => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(states)[0] ?? '',
  States: states,
  ...more,
});

/** A Task that calls a function of the stand-in with the state's input. */
export const calls = (FunctionName: string, more: Record<string, unknown> = {}) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName, Payload: '{% $states.input %}' },
  Output: '{% $states.result.Payload %}',
  ...(more.Next === undefined && { End: true }),
  ...more,
});

/**
 * The engine on a clock that jumps, with its real database and wire, and functions behind Lambda's API.
 * `await using` closes it.
 */
export const aLaptop = async (functions: Record<string, LambdaFunction> = {}, options: Partial<EngineOptions> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  const lambda = await lambdaApi(functions);
  const timers = virtualTimers(NOON);
  const start = () =>
    startEngine({
      file: join(folder, 'engine.sqlite'),
      timers,
      region: REGION,
      account: ACCOUNT,
      lambdaEndpoint: lambda.url,
      ...options,
    });
  const clientOf = (engine: Engine) =>
    new SFNClient({
      endpoint: engine.url,
      region: REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    });
  let engine = await start();
  let client = clientOf(engine);

  const laptop = {
    lambda,
    timers,
    get engine() {
      return engine;
    },
    get client() {
      return client;
    },

    /** Stops the engine wherever it stands, and starts it again from what it has stored. */
    async restart() {
      await laptop.stop();
      engine = await start();
      client = clientOf(engine);
    },

    async stop() {
      client.destroy();
      await engine.close();
    },

    async create(name: string, definition: Definition): Promise<string> {
      const command = new CreateStateMachineCommand({ name, roleArn: ROLE, definition: JSON.stringify(definition) });
      return (await client.send(command)).stateMachineArn ?? '';
    },

    async start(definition: Definition, input: unknown = {}, name?: string): Promise<string> {
      const stateMachineArn = await laptop.create(`machine-${machines++}`, definition);
      return laptop.startMachine(stateMachineArn, input, name);
    },

    async startMachine(stateMachineArn: string, input: unknown = {}, name?: string): Promise<string> {
      const command = new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input), name });
      return (await client.send(command)).executionArn ?? '';
    },

    /** Until nothing happens any more without time going on. */
    async rest() {
      while (!engine.quiet()) await setImmediate();
    },

    /** Lets time go on, from one due time to the next, until nothing is due any more. */
    async runOut() {
      do await laptop.rest();
      while (timers.next());
    },

    async describe(executionArn: string) {
      const { $metadata, ...described } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return described;
    },

    /** The execution's end, after all its waits. */
    async result(executionArn: string) {
      await laptop.runOut();
      const { status, output, error, cause } = await laptop.describe(executionArn);
      return {
        status,
        ...(output !== undefined && { output: JSON.parse(output) }),
        ...(error && { error }),
        ...(cause && { cause }),
      };
    },

    async run(definition: Definition, input: unknown = {}) {
      return laptop.result(await laptop.start(definition, input));
    },

    async history(executionArn: string): Promise<JsonObject[]> {
      const events: HistoryEvent[] = [];
      for (let nextToken: string | undefined, first = true; first || nextToken; first = false) {
        const page = await client.send(new GetExecutionHistoryCommand({ executionArn, nextToken, maxResults: 1000 }));
        events.push(...(page.events ?? []));
        nextToken = page.nextToken;
      }
      return events.map(flatEvent);
    },

    async eventTypes(executionArn: string): Promise<string> {
      return (await laptop.history(executionArn)).map(({ type }) => type).join(' ');
    },

    async [Symbol.asyncDispose]() {
      await laptop.stop();
      await lambda.close();
      rmSync(folder, { recursive: true });
    },
  };
  return laptop;
};

let machines = 0;

export type Laptop = Awaited<ReturnType<typeof aLaptop>>;
