import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createClock } from '../../src/clock/clock.ts';
import { FunctionPool } from '../../src/lambda/function-pool.ts';
import { IdleThreads } from '../../src/lambda/idle-threads.ts';
import { LambdaService } from '../../src/lambda/lambda-service.ts';
import { FunctionLogs } from '../../src/lambda/logs.ts';
import { aFunction } from './a-function.ts';

it('what gives way to a page when all is closed is begun by the next start, and not before', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'closed-'));
  const clock = createClock({ startAt: 0 });
  const [page, letter] = [
    aFunction('echo', { name: 'page', timeoutSeconds: 60 }),
    aFunction('echo', { name: 'letter' }),
  ];
  const started = () => {
    const ran: string[] = [];
    const service = new LambdaService({
      functions: [page, letter],
      environmentOf: () => ({}),
      clock,
      logs: new FunctionLogs(join(dir, 'logs'), true),
      ran: ({ name }) => ran.push(name),
      dir,
    });
    service.start();
    return { service, ran };
  };
  clock.start();
  const first = started();
  const shown = first.service.invokeForAPerson('page', '{"do":"sleep","ms":60000}');
  first.service.invokeLater('letter', '{}');
  await sleep(300);
  await first.service.close();
  expect((await shown).ok).toBe(false);
  const second = started();
  await expect.poll(() => second.ran, { timeout: 20_000 }).toEqual(['letter']);
  expect(first.ran).toEqual([]);
  await second.service.close();
  clock.close();
  rmSync(dir, { recursive: true });
});

it('an event that waits for a thread when its function is closed is not begun', async () => {
  const pool = new FunctionPool(
    {
      fn: aFunction('echo', { timeoutSeconds: 60, reservedConcurrency: 1 }),
      environment: {},
      clock: new SharedArrayBuffer(16),
      onOutput: () => {},
    },
    new IdleThreads(),
  );
  const events = [1, 2].map(() => pool.run('{"do":"sleep","ms":60000}'));
  await pool.close();
  expect((await Promise.all(events)).map(({ ok }) => ok)).toEqual([false, false]);
  expect(await pool.run('{}')).toMatchObject({ ok: false });
});
