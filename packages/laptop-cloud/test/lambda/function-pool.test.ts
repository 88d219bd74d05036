import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClock, type RunningClock } from '../../src/clock/clock.ts';
import { LambdaService } from '../../src/lambda/lambda-service.ts';
import { FunctionLogs } from '../../src/lambda/logs.ts';
import { aFunction } from './a-function.ts';

const dir = mkdtempSync(join(tmpdir(), 'pool-'));
const echo = aFunction('echo', { timeoutSeconds: 30 });
let clock: RunningClock;
let service: LambdaService;

beforeAll(() => {
  clock = createClock({ startAt: 0 });
  const logs = new FunctionLogs(join(dir, 'logs'), true);
  const named = (name: string, given = {}) => ({ ...echo, ...given, name, logicalId: name });
  const functions = [named('short'), named('long'), named('alone', { reservedConcurrency: 1 }), named('breaks')];
  service = new LambdaService({ functions, environmentOf: () => ({}), clock, logs, dir });
});
afterAll(async () => {
  await service.close();
  clock.close();
});

/** How many events the thread has heard that answers each of several events at once. */
const heardBy = async (name: string, events: readonly object[]): Promise<readonly number[]> => {
  const outcomes = await Promise.all(events.map((event) => service.invoke(name, JSON.stringify(event))));
  return outcomes.map((outcome) => (outcome.ok ? JSON.parse(outcome.payload).heard : outcome.error.errorType));
};
const sleep = { do: 'sleep', ms: 2_000 };

it('Short events that come at once are answered by one thread, one after the other', async () => {
  expect(await heardBy('short', Array(5).fill({}))).toEqual([1, 2, 3, 4, 5]);
});

it('An event that waits while a thread is at a long one gets a thread of its own', async () => {
  expect(await heardBy('long', [sleep, {}])).toEqual([1, 1]);
});

it('A function that may run once at a time has one thread, however long its events wait', async () => {
  expect(await heardBy('alone', [{ do: 'sleep', ms: 500 }, {}, {}])).toEqual([1, 2, 3]);
});

it('Where a thread breaks, those that wait go on with another', async () => {
  expect(await heardBy('breaks', [{ do: 'exit' }, {}])).toEqual(['Runtime.ExitError', 1]);
});
