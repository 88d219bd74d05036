import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock, type RunningClock } from '../../src/clock/clock.ts';
import { type Listening, listen } from '../../src/gate/server.ts';
import { environmentOf } from '../../src/lambda/environment.ts';
import { invokeApi } from '../../src/lambda/invoke-api.ts';
import { LambdaService } from '../../src/lambda/lambda-service.ts';
import { FunctionLogs } from '../../src/lambda/logs.ts';
import { aFunction } from './a-function.ts';

const dir = mkdtempSync(join(tmpdir(), 'lambda-'));
const places = {
  siteUrl: 'http://127.0.0.1:3000',
  gateUrl: 'http://127.0.0.1:1',
  outside: { CQC_BASE_URL: '/_local/cqc/public/v1' },
};
/** What CloudWatch would count, and what the functions' logs would say to it. */
const counted: string[] = [];
const said: string[] = [];
let clock: RunningClock;
let service: LambdaService;
let server: Listening;
let client: LambdaClient;

beforeAll(async () => {
  clock = createClock({ startAt: Date.parse('2030-06-01T00:00:00Z') });
  const echo = aFunction('echo', {
    environment: {
      NODE_OPTIONS: '--enable-source-maps',
      OIDC_ISSUER: 'https://cognito-idp.eu-west-2.amazonaws.com/People1',
      CQC_BASE_URL: 'https://x',
    },
  });
  const small = aFunction('echo', { name: 'small', logicalId: 'small', handler: 'index.missing' });
  const logs = new FunctionLogs(join(dir, 'logs'), true);
  const environment = (fn: typeof echo) => environmentOf(fn, 'EchoRole', places);
  const watched = {
    count: (fn: typeof echo, what: string) => void counted.push(`${fn.name} ${what}`),
    said: (fn: typeof echo, line: string) => void said.push(`${fn.name}: ${line}`),
  };
  service = new LambdaService({ functions: [echo, small], environmentOf: environment, clock, logs, dir, ...watched });
  service.start();
  clock.start();
  clock.onQuiet(() => service.isQuiet);
  const handle = invokeApi(service);
  server = await listen(async (req, res) => void (await handle(req, res)));
  client = new LambdaClient({
    endpoint: server.url,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'EchoRole', secretAccessKey: 'local' },
  });
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await service.close();
  clock.close();
});

const invoke = async (event: unknown, FunctionName = 'echo0123ABCD') => {
  const answer = await client.send(new InvokeCommand({ FunctionName, Payload: JSON.stringify(event) }));
  return { error: answer.FunctionError, payload: JSON.parse(answer.Payload?.transformToString() ?? '') };
};

describe('a function invoked through the API of Lambda', () => {
  it('answers with what its handler returned', async () => {
    const { error, payload } = await invoke({ hello: 'there' });
    expect(error).toBeUndefined();
    expect(payload.event).toEqual({ hello: 'there' });
    expect(payload.context).toMatchObject({ functionName: 'echo0123ABCD', memoryLimitInMB: '256' });
  });

  it('has the environment of its template, and nothing of the person at the laptop', async () => {
    const { payload } = await invoke({});
    expect(payload.env).toMatchObject({
      OIDC_ISSUER: 'http://127.0.0.1:3000/_local/oidc/People1',
      CQC_BASE_URL: 'http://127.0.0.1:3000/_local/cqc/public/v1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
      AWS_ACCESS_KEY_ID: 'EchoRole',
    });
    expect(payload.env).not.toHaveProperty('HOME');
    expect(payload.env).not.toHaveProperty('PATH');
    expect(payload.env).not.toHaveProperty('NODE_COMPILE_CACHE');
    expect(payload.env).not.toHaveProperty('NOTIFY_BASE_URL');
  });

  it('sees the virtual time', async () => {
    const { payload } = await invoke({});
    expect(payload.now).toMatch(/^2030-06-01T/);
  });

  it('is found by its ARN, with a version too', async () => {
    const { payload } = await invoke({ a: 1 }, 'arn:aws:lambda:eu-west-2:000000000000:function:echo0123ABCD:$LATEST');
    expect(payload.event).toEqual({ a: 1 });
  });

  it('gives an error that it throws as the payload', async () => {
    const { error, payload } = await invoke({ do: 'throw' });
    expect(error).toBe('Unhandled');
    expect(payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'as asked' });
    expect(payload.trace[0]).toBe('TypeError: as asked');
  });

  it('tells in its answer and its log in which line of which source that was thrown, where source maps are asked for', async () => {
    const { payload } = await invoke({ do: 'throw' });
    const source = 'template/app/functions/echo.ts';
    const lines = readFileSync(join(import.meta.dirname, '..', source), 'utf8').split('\n');
    const place = `${source}:${lines.findIndex((line) => line.includes('as asked')) + 1}:`;
    expect(payload.trace[1]).toContain(place);
    await expect
      .poll(() => readFileSync(join(dir, 'logs', 'echo.log'), 'utf8'))
      .toMatch(new RegExp(`failed: TypeError: as asked\\n\\s+at .*${place}`));
  });

  it.each([
    ['sleeps beyond its time', { do: 'sleep', ms: 5000 }, 'Sandbox.Timedout', /Task timed out after 2.00 seconds/],
    ['never gives its thread back', { do: 'loop' }, 'Sandbox.Timedout', /Task timed out/],
    ['exits', { do: 'exit' }, 'Runtime.ExitError', /exit status 3/],
    ['crashes outside its promise', { do: 'crash' }, 'RangeError', /outside the promise/],
  ])('is ended when it %s, and answers the next event', async (_, event, errorType, message) => {
    const { error, payload } = await invoke(event);
    expect(error).toBe('Unhandled');
    expect(payload.errorType).toBe(errorType);
    expect(payload.errorMessage).toMatch(message);
    expect((await invoke({ after: true })).payload.event).toEqual({ after: true });
  });

  it('takes several events at once, each in a thread of its own', async () => {
    await Promise.all(Array.from({ length: 4 }, () => invoke({ do: 'sleep', ms: 1 })));
    const before = performance.now();
    await Promise.all(Array.from({ length: 4 }, () => invoke({ do: 'sleep', ms: 1000 })));
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it('says so when its bundle has no such handler', async () => {
    const { payload } = await invoke({}, 'small');
    expect(payload).toMatchObject({ errorType: 'Runtime.HandlerNotFound' });
  });

  it('is not found under a name that the template does not have', async () => {
    await expect(invoke({}, 'nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('tries an event that nobody waits for twice more, a minute and two minutes later', async () => {
    const log = () => readFileSync(join(dir, 'logs', 'echo.log'), 'utf8').split('failed: TypeError').length;
    const before = log();
    const answer = await client.send(
      new InvokeCommand({ FunctionName: 'echo0123ABCD', InvocationType: 'Event', Payload: '{"do":"throw"}' }),
    );
    expect(answer.StatusCode).toBe(202);
    await clock.advanceTo(clock.now() + 59_000);
    await sleep(50);
    expect(log() - before).toBe(1);
    await clock.advanceTo(clock.now() + 10 * 60_000);
    await sleep(50);
    expect(log() - before).toBe(3);
  });

  it('is counted for each error, and once when its event is given up', async () => {
    counted.length = 0;
    await invoke({ do: 'throw' });
    const event = { FunctionName: 'echo0123ABCD', InvocationType: 'Event', Payload: '{"do":"throw"}' } as const;
    await client.send(new InvokeCommand(event));
    await clock.advanceTo(clock.now() + 10 * 60_000);
    const errors = Array.from({ length: 4 }, () => 'echo0123ABCD Errors');
    await expect.poll(() => counted).toEqual([...errors, 'echo0123ABCD AsyncEventsDropped']);
  });

  it('is refused while it has no room, which is counted as no error of its own', async () => {
    counted.length = 0;
    service.throttle('echo0123ABCD', true);
    const once = new LambdaClient({
      endpoint: server.url,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'EchoRole', secretAccessKey: 'local' },
      maxAttempts: 1,
    });
    const refused = once.send(new InvokeCommand({ FunctionName: 'echo0123ABCD' }));
    await expect(refused).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    once.destroy();
    service.throttle('echo0123ABCD', false);
    expect((await invoke({})).error).toBeUndefined();
    expect(counted).toEqual(['echo0123ABCD Throttles']);
  });

  it('is heard line by line', async () => {
    await invoke({ do: 'be heard' });
    await expect.poll(() => said).toContain('echo0123ABCD: echo hears be heard');
  });

  it('keeps what it prints in a file of its own', async () => {
    await invoke({ do: 'nothing special' });
    await sleep(50);
    expect(readFileSync(join(dir, 'logs', 'echo.log'), 'utf8')).toContain('echo hears nothing special');
  });
});
