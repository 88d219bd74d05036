import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { startEngine } from '../src/engine.ts';
import { realTimers } from '../src/timers.ts';
import type { Wanted } from './client.ts';
import { instantTasks } from './instant-tasks.ts';
import { transitionsOf } from './transitions.ts';

/** Executions to run before it counts: code that runs for the first time is slow, and not what is asked about. */
const WARMING = 300;

export interface Measured {
  readonly inFlight: number;
  readonly executions: number;
  readonly executionsPerSecond: number;
  readonly transitionsPerSecond: number;
  /** Wall time for each execution, start to end, over all of them. */
  readonly millisecondsPerExecution: number;
  /** Percentiles of a transition, in milliseconds. With everything runnable at once, most of it is waiting for one's turn. */
  readonly p50: number;
  readonly p99: number;
}

/**
 * Runs so many executions of a machine of ten states (an-order.asl.json), `inFlight` of them at a time, by the engine's wire and with its history on disk.
 * Tasks wait until so many are in flight; where one ends, the next is started. The time counts from the first start to the last end.
 */
export const measure = async ({
  inFlight,
  executions,
}: {
  readonly inFlight: number;
  readonly executions: number;
}): Promise<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'engine.sqlite');
  const timers = realTimers();
  const ask = (wanted: Wanted) => client.postMessage(wanted);
  let next = () => {};
  const tasks = instantTasks({ asked: (token) => ask({ answer: token }), atItsEnd: () => next() });
  const engine = await startEngine({
    file,
    // Finer than the clock's milliseconds, for the history to tell one transition from the next.
    timers: { ...timers, now: () => performance.timeOrigin + performance.now() },
    region: 'eu-west-2',
    account: '000000000000',
    integrations: { lambda: tasks },
  });
  const stateMachineArn = await create(engine.url);
  const client = new Worker(new URL('client.ts', import.meta.url), {
    workerData: { endpoint: engine.url, stateMachineArn },
  });
  await new Promise((online) => client.once('online', online));

  const until = async (there: () => boolean) => {
    while (!there()) await setImmediate();
  };
  /** Answers the milliseconds from the first start to the last end. */
  const run = async (executions: number, atOnce: number): Promise<number> => {
    let asked = 0;
    next = () => {
      if (asked === executions) return;
      asked += 1;
      ask({ start: `order-${asked}` });
    };
    const begun = performance.now();
    tasks.hold();
    while (asked < atOnce) next();
    await until(() => engine.inFlight() === atOnce);
    tasks.release();
    await until(() => asked === executions && engine.inFlight() === 0);
    return performance.now() - begun;
  };
  try {
    await run(WARMING, Math.min(inFlight, WARMING));
    const milliseconds = await run(executions, inFlight);
    const { perExecution, took } = transitionsOf(file, executions);
    return {
      inFlight,
      executions,
      executionsPerSecond: (executions / milliseconds) * 1_000,
      transitionsPerSecond: ((executions * perExecution) / milliseconds) * 1_000,
      millisecondsPerExecution: milliseconds / executions,
      p50: percentile(took, 0.5),
      p99: percentile(took, 0.99),
    };
  } finally {
    await client.terminate();
    await engine.close();
    timers.close();
    rmSync(folder, { recursive: true });
  }
};

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? 0;

const create = async (endpoint: string): Promise<string> => {
  const definition = readFileSync(join(import.meta.dirname, 'an-order.asl.json'), 'utf8');
  const sfn = new SFNClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({
      name: 'an-order',
      definition,
      roleArn: 'arn:aws:iam::000000000000:role/bench',
    }),
  );
  sfn.destroy();
  return stateMachineArn;
};
