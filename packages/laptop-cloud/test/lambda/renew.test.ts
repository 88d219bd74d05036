import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClock, type RunningClock } from '../../src/clock/clock.ts';
import { LambdaService } from '../../src/lambda/lambda-service.ts';
import { FunctionLogs } from '../../src/lambda/logs.ts';
import { aFunction } from './a-function.ts';

const dir = mkdtempSync(join(tmpdir(), 'renew-'));
const changed = aFunction('echo', { timeoutSeconds: 20 });
const other = aFunction('echo', { name: 'other', logicalId: 'other' });
const file = join(changed.codeDir, 'index.mjs');
let clock: RunningClock;
let service: LambdaService;

beforeAll(() => {
  clock = createClock({ startAt: 0 });
  const logs = new FunctionLogs(join(dir, 'logs'), true);
  service = new LambdaService({ functions: [changed, other], environmentOf: () => ({}), clock, logs, dir });
});
afterAll(async () => {
  await service.close();
  clock.close();
});

const answer = async (event: object, name = changed.name) => {
  const outcome = await service.invoke(name, JSON.stringify(event));
  return outcome.ok ? JSON.parse(outcome.payload) : outcome.error;
};

it('A function whose code is new answers with it, and ends what it was at with the code of before', async () => {
  await answer({ a: 'first' });
  const underWay = answer({ do: 'sleep', ms: 1_500 });

  writeFileSync(file, 'export const handler = async (event) => ({ anew: event });');
  expect(service.renew(({ codeDir }) => codeDir === changed.codeDir)).toEqual([changed]);
  expect(await answer({ b: 1 })).toEqual({ anew: { b: 1 } });
  expect(await underWay).toMatchObject({ event: { do: 'sleep' } });
  expect(await answer({ c: 2 })).toEqual({ anew: { c: 2 } });
  expect(await answer({ d: 3 }, 'other')).toMatchObject({ event: { d: 3 } });
});
