import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { createClock } from '../../src/clock/clock.ts';
import { listen } from '../../src/gate/server.ts';
import { invokeApi } from '../../src/lambda/invoke-api.ts';
import { LambdaService } from '../../src/lambda/lambda-service.ts';
import { FunctionLogs } from '../../src/lambda/logs.ts';
import { aFunction } from './a-function.ts';

it('whoever comes when others have waited for long is refused, as where there is no room, and those who wait are not', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'line-'));
  const clock = createClock({ startAt: 0 });
  const counted: string[] = [];
  const narrow = aFunction('echo', { name: 'narrow', reservedConcurrency: 1, timeoutSeconds: 20 });
  const service = new LambdaService({
    functions: [narrow],
    environmentOf: () => ({}),
    clock,
    logs: new FunctionLogs(join(dir, 'logs'), true),
    count: (_, what) => counted.push(what),
    dir,
    longestLineMs: 500,
  });
  const handle = invokeApi(service);
  const server = await listen(async (req, res) => void (await handle(req, res)));
  const client = new LambdaClient({
    endpoint: server.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'EchoRole', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const invoke = (event: object) =>
    client.send(new InvokeCommand({ FunctionName: 'narrow', Payload: JSON.stringify(event) })).then(
      ({ FunctionError: error }) => error ?? 'done',
      ({ name }: Error) => name,
    );
  clock.start();
  await invoke({});
  const waiting = [invoke({ do: 'sleep', ms: 5_000 }), invoke({})];
  // Nobody has waited for long yet.
  const soon = invoke({});
  await sleep(1_000);
  expect(await invoke({})).toBe('TooManyRequestsException');
  expect(await Promise.all([...waiting, soon])).toEqual(['done', 'done', 'done']);
  expect(await invoke({})).toBe('done');
  expect(counted).toEqual(['Throttles']);
  client.destroy();
  await server.close();
  await service.close();
  clock.close();
  rmSync(dir, { recursive: true });
});
