import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  RedriveExecutionCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { startEngine } from '@laptop/step-functions';
import type * as z from 'zod';
import { type MachineName, machineDefinition } from '../../lib/processes/machine-definition.ts';
import { RELEASES } from '../../lib/processes/released.ts';
import { hurriedTimers } from './hurried-timers.ts';

/** Where the scenario's machines run. */
export interface RunningEngine {
  readonly url: string;
  readonly arnOf: (machine: string) => string;
}

/**
 * A Task's Lambda in a scenario: its own schemas, and what it answers to each call in turn (the last answer repeats); or its real
 * handler, which is told the scenario's time.
 */
export interface TaskInScenario {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
  readonly answers?: readonly unknown[];
  readonly does?: (input: unknown, now: string, engine: RunningEngine) => Promise<unknown>;
}

/** What somebody answers, or does before that. */
type Answer = Record<string, unknown> | ((now: string) => Promise<Record<string, unknown>>);

/** A Lambda that fails with this error name. */
export class Failing {
  readonly errorType: string;
  constructor(errorType: string) {
    this.errorType = errorType;
  }
}

export interface Scenario {
  readonly machine: MachineName;
  /** The machine as it was released on this day, where not as it is now. */
  readonly released?: string;
  readonly input: Record<string, unknown>;
  /** The execution's name, where it matters. */
  readonly name?: string;
  readonly startsAt: string;
  readonly tasks: Readonly<Record<string, TaskInScenario>>;
  /** What people answer, by the question asked; in turn, the last one repeating. */
  readonly people?: Readonly<Record<string, readonly Answer[]>>;
  /** Whether the nth start of an execution is one too many; no start is where it is left out. */
  readonly isStartTooMany?: (start: number) => boolean;
  /** Executions of these that were started before, by name. */
  readonly startedBefore?: Readonly<Record<string, string>>;
  /** Whether the nth call of a function is one too many for Lambda. */
  readonly isCallTooMany?: (call: number) => boolean;
  /** What must have come about beside the execution's end; nothing where it is left out. */
  readonly until?: () => boolean;
  /** How often an operator redrives the execution where it failed. */
  readonly redrives?: number;
  /** Machines that this one starts, as definitions. */
  readonly machines?: Readonly<Record<string, object>>;
}

export interface Run {
  readonly status: string | undefined;
  readonly output: unknown;
  /** Names of states entered, in order. */
  readonly states: readonly string[];
  /** Calls of each task: the payloads, parsed by the Lambda's own schema. */
  readonly calls: Readonly<Record<string, readonly unknown[]>>;
  readonly endedAt: string;
}

/** Runs a shipped state machine, composed as it is deployed, on the local engine, time passing as fast as nothing is left to do. */
export const runMachine = async (scenario: Scenario): Promise<Run> => {
  const calls: Record<string, unknown[]> = {};
  const turns: Record<string, number> = {};
  const inTurn = <Item>(key: string, items: readonly Item[]): Item | undefined => {
    const turn = turns[key] ?? 0;
    turns[key] = turn + 1;
    return items[Math.min(turn, items.length - 1)];
  };
  const answering: Promise<unknown>[] = [];
  /** What a machine calls and the scenario leaves out: a machine may catch that, and go another way than is meant. */
  const unknown = new Set<string>();
  let starts = 0;
  let functionCalls = 0;
  const arns: Record<string, string> = {};
  let redrives = scenario.redrives ?? 0;

  const lambdas = createServer(async (request, response) => {
    const name =
      decodeURIComponent(request.url ?? '')
        .split('/')
        .at(-2)
        ?.split(':')
        .at(-1) ?? '';
    const sent = await textOf(request).catch((error: unknown) => {
      // The engine was stopped while it called: nobody waits for an answer any more.
      if (request.readableAborted) return undefined;
      throw error;
    });
    if (sent === undefined) return;
    const payload = JSON.parse(sent);
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
    functionCalls += 1;
    if (scenario.isCallTooMany?.(functionCalls))
      return answer(
        429,
        { Type: 'User', message: 'Rate Exceeded.', Reason: 'ConcurrentInvocationLimitExceeded' },
        { 'x-amzn-errortype': 'TooManyRequestsException' },
      );
    const task = scenario.tasks[name];
    if (!task) {
      unknown.add(name);
      return answer(
        404,
        { Type: 'User', Message: `no function ${name} in the scenario` },
        { 'x-amzn-errortype': 'ResourceNotFoundException' },
      );
    }
    const given = task.input.safeParse(payload);
    if (!given.success)
      return answer(
        200,
        { errorType: 'InvalidInput', errorMessage: given.error.message },
        { 'x-amz-function-error': 'Unhandled' },
      );
    calls[name] = [...(calls[name] ?? []), given.data];
    const now = new Date(timers.now()).toISOString();
    const said = task.does
      ? await task.does(given.data, now, { url: engine.url, arnOf: (machine) => arns[machine] ?? '' })
      : inTurn(name, task.answers ?? []);
    if (said instanceof Failing)
      return answer(
        200,
        { errorType: said.errorType, errorMessage: 'as the scenario says' },
        { 'x-amz-function-error': 'Unhandled' },
      );
    const given2 = payload.token && scenario.people?.[payload.ask];
    const answered = given2 && inTurn(`ask ${payload.ask}`, given2);
    if (answered)
      answering.push(answerToken(payload.token, typeof answered === 'function' ? await answered(now) : answered));
    return answer(200, task.output.parse(said));
  });
  await new Promise<void>((listening) => lambdas.listen(0, '127.0.0.1', listening));

  const timers = hurriedTimers(Date.parse(scenario.startsAt));
  const engine = await startEngine({
    file: ':memory:',
    timers,
    region: 'eu-west-2',
    account: '000000000000',
    isStartTooMany: () => scenario.isStartTooMany?.(++starts) ?? false,
    lambdaEndpoint: `http://127.0.0.1:${portOf(lambdas.address())}`,
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const machines = new SFNClient({ endpoint: engine.url, region: 'eu-west-2', credentials });
  const answerToken = async (taskToken: string, output: unknown) => {
    await machines.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(output ?? {}) }));
  };
  try {
    const named = (definition: object) =>
      JSON.stringify(definition).replace(
        /\$\{(\w+)\}/g,
        (_, name: string) => arns[name] ?? `arn:aws:lambda:eu-west-2:000000000000:function:${name}`,
      );
    for (const [name, definition] of Object.entries(scenario.machines ?? {}))
      arns[name] = await create(machines, name, named(definition));
    for (const [machine, name] of Object.entries(scenario.startedBefore ?? {}))
      await machines.send(new StartExecutionCommand({ stateMachineArn: arns[machine], name }));
    const definition = named(definitionOf(scenario));
    const stateMachineArn = await create(machines, scenario.machine, definition);
    const { executionArn } = await machines.send(
      new StartExecutionCommand({ stateMachineArn, name: scenario.name, input: JSON.stringify(scenario.input) }),
    );
    const ended = await timers.hurryUntil(async () => {
      await Promise.all(answering.splice(0));
      if (!engine.quiet()) return undefined;
      const described = await machines.send(new DescribeExecutionCommand({ executionArn }));
      if (described.status === 'FAILED' && redrives > 0) {
        redrives -= 1;
        await machines.send(new RedriveExecutionCommand({ executionArn }));
        return undefined;
      }
      const isDone = described.status !== 'RUNNING' && (scenario.until?.() ?? true);
      return isDone ? described : 'waiting';
    });
    if (unknown.size > 0) throw new Error(`The scenario has no ${[...unknown].join(', ')}`);
    const { events = [] } = await machines.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
    return {
      status: ended.status,
      output: ended.output && JSON.parse(ended.output),
      states: events.flatMap(({ stateEnteredEventDetails }) => stateEnteredEventDetails?.name ?? []),
      calls,
      endedAt: new Date(timers.now()).toISOString(),
    };
  } finally {
    machines.destroy();
    await engine.close();
    await new Promise((closed) => lambdas.close(closed));
  }
};

const definitionOf = ({ machine, released }: Scenario): object =>
  released === undefined
    ? machineDefinition(machine)
    : JSON.parse(readFileSync(path.join(RELEASES, released, `${machine}.asl.json`), 'utf8'));

const create = async (machines: SFNClient, name: string, definition: string): Promise<string> => {
  const made = await machines.send(
    new CreateStateMachineCommand({ name, definition, roleArn: `arn:aws:iam::000000000000:role/${name}` }),
  );
  return made.stateMachineArn ?? '';
};

const portOf = (address: string | AddressInfo | null) => (address && typeof address === 'object' ? address.port : 0);

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};
