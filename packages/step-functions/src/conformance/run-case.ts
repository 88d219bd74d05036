import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionOutput,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { type Engine, startEngine } from '../engine.ts';
import { isObject, type Json } from '../json.ts';
import type { Result } from './compare.ts';
import { flatEvent } from './flat-event.ts';
import type { RecordedAttempt, RecordedCase } from './recorded-case.ts';
import { causeText, replay } from './replay.ts';
import { virtualTimers } from './virtual-timers.ts';

const REGION = 'us-east-1';
const ACCOUNT = '111111111111';
/** Any time will do, and always the same. */
const BEGINNING = Date.parse('2027-01-01T00:00:00Z');

/**
 * Runs one recorded case through the engine's API, with services answered from the recording and time that jumps.
 */
export const runCase = async (recorded: RecordedCase): Promise<Result> => {
  const timers = virtualTimers(BEGINNING);
  const callbacks = pendingCallbacks();
  const services = replay(recorded, (token, attempt) => {
    // Only once the engine is at rest, that is, has stored that the job was taken.
    timers.schedule(`callback/${token}`, timers.now(), () => callbacks.add(resolveToken(client, token, attempt)));
  });
  const engine = await startEngine({
    file: ':memory:',
    timers,
    region: REGION,
    account: ACCOUNT,
    integrations: { '*': services },
  });
  const client = new SFNClient({
    endpoint: engine.url,
    region: REGION,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  try {
    const executionArn = await start(client, recorded);
    const described = await finish(client, executionArn, async () => {
      await rest(engine, () => services.unanswered(), callbacks.size);
      return timers.next();
    });
    const events = (await history(client, executionArn)).map(flatEvent);
    // DescribeExecution keeps silent about a timeout; the last event names it.
    const { error, cause } = events.at(-1) ?? {};
    return {
      name: recorded.name,
      status: described.status ?? '',
      output: described.output === undefined ? null : JSON.parse(described.output),
      error: typeof error === 'string' ? error : null,
      cause: typeof cause === 'string' ? cause : null,
      history: events,
    };
  } finally {
    client.destroy();
    await engine.close();
  }
};

const start = async (client: SFNClient, { definition, input }: RecordedCase): Promise<string> => {
  const { stateMachineArn } = await client.send(
    new CreateStateMachineCommand({
      name: 'recorded',
      roleArn: `arn:aws:iam::${ACCOUNT}:role/recorded`,
      definition: JSON.stringify(inJsonata(definition)),
    }),
  );
  const { executionArn } = await client.send(
    new StartExecutionCommand({ stateMachineArn, name: 'recorded', input: JSON.stringify(input) }),
  );
  return executionArn ?? '';
};

/** A machine without JSONPath means the same in JSONata; the engine wants it said. */
const inJsonata = (definition: Json): Json => {
  const without = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(without);
    if (!isObject(value)) return value;
    const isState = typeof value.Type === 'string' || isObject(value.States);
    const entries = Object.entries(value).filter(([key]) => !(isState && key === 'QueryLanguage'));
    return Object.fromEntries(entries.map(([key, item]) => [key, LITERAL.has(key) ? item : without(item)]));
  };
  const plain = without(definition);
  return isObject(plain) ? { ...plain, QueryLanguage: 'JSONata' } : plain;
};

/** Fields whose values are the author's own data. */
const LITERAL = new Set(['Output', 'Assign', 'Arguments', 'Items', 'ItemSelector']);

const finish = async (
  client: SFNClient,
  executionArn: string,
  step: () => Promise<boolean>,
): Promise<DescribeExecutionOutput> => {
  for (;;) {
    const moved = await step();
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    if (described.status !== 'RUNNING' || !moved) return described;
  }
};

/** Until nothing happens but what the recording never answers. */
const rest = async (engine: Engine, unanswered: () => number, callbacks: () => number): Promise<void> => {
  while (!engine.idle() || engine.callsUnderWay() > unanswered() || callbacks() > 0) await nextTurn();
};

const resolveToken = async (client: SFNClient, taskToken: string, attempt: RecordedAttempt): Promise<void> => {
  if (attempt.outcome === 'succeeded') {
    await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(attempt.output ?? null) }));
  } else if (attempt.outcome === 'failed') {
    const { error, cause } = attempt;
    await client.send(new SendTaskFailureCommand({ taskToken, error: error ?? undefined, cause: causeText(cause) }));
  }
};

const pendingCallbacks = () => {
  let count = 0;
  return {
    size: () => count,
    add(callback: Promise<void>) {
      count += 1;
      void callback.finally(() => {
        count -= 1;
      });
    },
  };
};

const history = async (client: SFNClient, executionArn: string): Promise<HistoryEvent[]> => {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000, nextToken }));
    events.push(...(page.events ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
};
