import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createClock, type RunningClock } from '../../src/clock/clock.ts';
import { LambdaService } from '../../src/lambda/lambda-service.ts';
import { FunctionLogs } from '../../src/lambda/logs.ts';
import { aFunction } from './a-function.ts';

const dir = mkdtempSync(join(tmpdir(), 'idle-'));
const names = Array.from({ length: 14 }, (_, number) => `echo${number}`);
const echo = aFunction('echo', { timeoutSeconds: 20 });
let clock: RunningClock;
let service: LambdaService;

beforeAll(() => {
  clock = createClock({ startAt: 0 });
});
afterAll(() => clock.close());
beforeEach(() => {
  const logs = new FunctionLogs(join(dir, 'logs'), true);
  const functions = names.map((name) => ({ ...echo, name, logicalId: name }));
  service = new LambdaService({ functions, environmentOf: () => ({}), clock, logs, dir });
});
afterEach(() => service.close());

/** How many events the thread has heard that answers for a function. */
const heardBy = async (name: string, event: object = {}): Promise<number> => {
  const outcome = await service.invoke(name, JSON.stringify(event));
  if (!outcome.ok) throw new Error(outcome.error.errorMessage);
  return JSON.parse(outcome.payload).heard;
};

it('Of the threads that have nothing to do, those that had it longest end where more than twelve have it, and begin anew', async () => {
  for (const name of names) expect(await heardBy(name)).toBe(1);
  expect(await heardBy('echo13')).toBe(2);
  expect(await heardBy('echo2')).toBe(2);
  expect(await heardBy('echo0')).toBe(1);
  expect(await heardBy('echo2')).toBe(3);
  expect(await heardBy('echo3')).toBe(1);
});

it('The second thread of a function ends before the only one of another', async () => {
  const [first = '', twice = '', ...others] = names;
  await heardBy(first);
  const sleep = { do: 'sleep', ms: 2_000 };
  expect(await Promise.all([heardBy(twice, sleep), heardBy(twice, sleep)])).toEqual([1, 1]);
  for (const name of others.slice(0, 10)) await heardBy(name);
  expect(await heardBy(first)).toBe(2);
  expect(await heardBy(twice)).toBe(2);
});

it('As many have nothing to do and are kept as whoever starts the functions says', async () => {
  service.close();
  const logs = new FunctionLogs(join(dir, 'logs'), true);
  const functions = names.map((name) => ({ ...echo, name, logicalId: name }));
  service = new LambdaService({ functions, environmentOf: () => ({}), clock, logs, dir, idleThreads: 14 });
  for (const name of names) expect(await heardBy(name)).toBe(1);
  for (const name of names) expect(await heardBy(name)).toBe(2);
});
