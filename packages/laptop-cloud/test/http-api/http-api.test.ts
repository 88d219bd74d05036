import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClock, type RunningClock } from '../../src/clock/clock.ts';
import { type Listening, listen } from '../../src/gate/server.ts';
import { httpApi } from '../../src/http-api/http-api.ts';
import { FunctionPool } from '../../src/lambda/function-pool.ts';
import { IdleThreads } from '../../src/lambda/idle-threads.ts';
import { aFunction } from '../lambda/a-function.ts';

let clock: RunningClock;
let page: FunctionPool;
let echo: FunctionPool;
let server: Listening;

beforeAll(async () => {
  clock = createClock({ startAt: Date.parse('2030-06-01T11:59:00Z') });
  const rest = {
    environment: {},
    clock: clock.shared,
    onOutput: (stream: NodeJS.ReadableStream) => void stream.resume(),
  };
  const idle = new IdleThreads();
  page = new FunctionPool({ fn: aFunction('page', { timeoutSeconds: 10 }), ...rest }, idle);
  echo = new FunctionPool({ fn: aFunction('echo', { timeoutSeconds: 10 }), ...rest }, idle);
  const route = (key: string, functionArn: string, timeoutMs = 30_000) => ({
    key,
    apiId: 'api',
    functionArn,
    timeoutMs,
  });
  const site = httpApi({
    routes: [
      route('GET /', 'page'),
      route('ANY /files/{proxy+}', 'page'),
      route('GET /slow', 'sleep', 200),
      route('GET /broken', 'throw'),
      route('POST /large', 'page'),
    ],
    invoke: (name, payload) => {
      if (name === 'page') return page.run(payload);
      return echo.run(JSON.stringify({ do: name, ms: 1000 }));
    },
    dress: (answer) => answer,
  });
  server = await listen(site);
});
afterAll(async () => {
  await server.close();
  await Promise.all([page.close(), echo.close()]);
  clock.close();
});

/** Sends headers as they are, unlike fetch. */
const send = (path: string, { method = 'GET', headers = {}, body = '' } = {}) =>
  new Promise<{
    readonly status: number | undefined;
    readonly headers: NodeJS.Dict<string | string[]>;
    readonly body: string;
  }>((got, failed) => {
    request(`${server.url}${path}`, { method, headers })
      .on('response', async (res) => got({ status: res.statusCode, headers: res.headers, body: await text(res) }))
      .on('error', failed)
      .end(body);
  });
const event = async (...given: Parameters<typeof send>) => JSON.parse((await send(...given)).body);

describe('the event that a function gets', () => {
  it('has the path decoded, the query in both forms, cookies apart and names in lower case', async () => {
    const headers = { Cookie: 'a=1; b=2', 'X-Many': ['1', '2'] };
    const got = await event('/files/a%20b/c?x=1&x=2&y=%20z', { headers });
    expect(got).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /files/{proxy+}',
      rawPath: '/files/a b/c',
      rawQueryString: 'x=1&x=2&y=%20z',
      queryStringParameters: { x: '1,2', y: ' z' },
      pathParameters: { proxy: 'a b/c' },
      cookies: ['a=1', 'b=2'],
      isBase64Encoded: false,
    });
    expect(got.headers['x-many']).toBe('1,2');
    expect((await event('/files/100%25%20sure%2Fquite')).rawPath).toBe('/files/100%25 sure/quite');
    expect(got.headers).not.toHaveProperty('cookie');
    expect(got).not.toHaveProperty('body');
  });

  it('has the virtual time of its arrival', async () => {
    const { requestContext } = await event('/files/a');
    expect(requestContext.time).toMatch(/^01\/Jun\/2030:11:59:\d\d \+0000$/);
    expect(new Date(requestContext.timeEpoch).toISOString()).toMatch(/^2030-06-01T11:59/);
    expect(requestContext.http).toMatchObject({ method: 'GET', path: '/files/a', sourceIp: '127.0.0.1' });
  });

  it.each([
    ['application/json', '{"a":1}', false],
    ['text/plain; charset=utf-8', 'é', false],
    ['application/x-www-form-urlencoded', 'a=1', true],
    ['application/octet-stream', '\u0000', true],
  ])('has a body of %s as API Gateway gives it', async (type, body, isBase64Encoded) => {
    const got = await event('/files/a', { method: 'POST', headers: { 'content-type': type }, body });
    expect(got.isBase64Encoded).toBe(isBase64Encoded);
    expect(Buffer.from(got.body, isBase64Encoded ? 'base64' : 'utf8').toString()).toBe(body);
  });
});

describe('the answer that a browser gets', () => {
  it('is what the function says', async () => {
    const answer = await fetch(`${server.url}/`);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('date')).toMatch(/01 Jun 2030/);
    expect(await answer.text()).toContain('<h1>Parish</h1>');
  });

  it('is refused where its first line and its headers are larger together than API Gateway takes', async () => {
    const cookie = (length: number) => ({ headers: { cookie: 'c'.repeat(length) } });
    expect((await send('/', cookie(10_000))).status).toBe(200);
    const { status, body } = await send('/', cookie(10_240));
    expect([status, JSON.parse(body)]).toEqual([431, { message: 'Request Header Fields Too Large' }]);
    expect((await send(`/files/${'a'.repeat(4_000)}?${'b'.repeat(4_000)}`, cookie(2_500))).status).toBe(431);
  });

  it('has the bytes of a body in base64', async () => {
    const answer = await fetch(`${server.url}/files/a.bin`);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 1, 2, 255]);
  });

  it.each([
    ['no route', '/nowhere', {}, 404, 'Not Found'],
    ['a method without a route', '/', { method: 'DELETE' }, 404, 'Not Found'],
    ['a function that fails', '/broken', {}, 500, 'Internal Server Error'],
    ['a function that takes too long', '/slow', {}, 503, 'Service Unavailable'],
    [
      'a body that is too large',
      '/large',
      { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) },
      413,
      'Request Entity Too Large',
    ],
    ['a path that is no text', '/%ff', {}, 400, 'Bad Request'],
  ])('says so for %s', async (_, path, options, status, message) => {
    const answer = await send(path, options);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ message });
  });
});
