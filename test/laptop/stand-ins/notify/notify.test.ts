import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { letterTemplate } from '../../../../laptop/stand-ins/notify/letter.ts';
import { type Notify, notify } from '../../../../laptop/stand-ins/notify/notify.ts';
import { listening } from '../../../../packages/laptop-cloud/test/listening.ts';
import { now } from '../../../builders/clock.ts';

const service = '6f0b1a52-1d0c-4a0f-8a53-0c8d4c1b7a01';
const secret = '0d9d4d1e-5e52-4f3b-9df1-9e0f6d1a2b02';

interface Shown {
  readonly id: string;
  readonly uri: string;
  readonly status: string;
  readonly notifications: { readonly id: string }[];
  readonly links: { readonly next: string };
}

let folder: string;
let standIn: Notify;
let server: Awaited<ReturnType<typeof listening>>;

const start = async () => {
  standIn = notify({
    file: join(folder, 'notify.sqlite'),
    prefix: '/_local/notify',
    apiKeys: () => [`local-${service}-${secret}`],
    slowMs: 200,
  });
  server = await listening(standIn.handle);
};

const stop = async () => {
  await server.stop();
  standIn.close();
};

const second = Date.parse(now) / 1000;
const token = ({ iss = service, iat = second, key = secret, alg = 'HS256' } = {}) =>
  new SignJWT({ iss, iat }).setProtectedHeader({ alg }).sign(new TextEncoder().encode(key));

const call = async (
  path: string,
  { authorization, body }: { readonly authorization?: string; readonly body?: unknown } = {},
) => {
  const response = await fetch(`${server.url}/_local/notify${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: authorization ?? `Bearer ${await token()}` },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, json: (await response.json()) as Shown };
};

const letter = (fields: object = {}) => ({
  email_address: 'willow-lane@example.com',
  template_id: letterTemplate.id,
  reference: 'outcome-1',
  personalisation: { subject: 'Your application', body: 'It was received.' },
  ...fields,
});

const send = (fields: object = {}) => call('/v2/notifications/email', { body: letter(fields) });

describe('the stand-in of GOV.UK Notify', () => {
  beforeEach(async () => {
    vi.setSystemTime(now);
    folder = mkdtempSync(join(tmpdir(), 'notify-'));
    await start();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await stop();
    rmSync(folder, { recursive: true });
  });

  it('takes a letter and answers as Notify does', async () => {
    const { status, json } = await send();
    expect(status).toBe(201);
    expect(json).toMatchObject({
      reference: 'outcome-1',
      content: { subject: 'Your application', body: 'It was received.', from_email: expect.stringContaining('@') },
      template: { id: letterTemplate.id, version: 1 },
      scheduled_for: null,
    });
    expect(json.uri).toBe(`${server.url}/_local/notify/v2/notifications/${json.id}`);
    expect(standIn.outbox.find(json.id)).toMatchObject({ to: 'willow-lane@example.com', body: 'It was received.' });
  });

  it('shows the one template to whoever looks before a deployment, and no other', async () => {
    const look = (id: string) => call(`/v2/template/${id}`);
    expect(await look(letterTemplate.id)).toMatchObject({
      status: 200,
      json: { id: letterTemplate.id, type: 'email', subject: '((subject))', body: '((body))' },
    });
    expect((await look('7c3b5f60-3c0f-4f0e-9a6d-0a4c1f2b3d44')).status).toBe(404);
    expect((await look('letters')).status).toBe(400);
  });

  it('shows one letter by its id, and those under a reference, newest first', async () => {
    const first = (await send()).json.id;
    const second = (await send()).json.id;
    await send({ reference: 'outcome-2' });
    expect((await call(`/v2/notifications/${first}`)).json).toMatchObject({
      id: first,
      type: 'email',
      status: 'delivered',
    });
    const { json } = await call('/v2/notifications?reference=outcome-1&template_type=email');
    expect(json.notifications.map(({ id }) => id)).toEqual([second, first]);
    const older = await call(`/v2/notifications?reference=outcome-1&older_than=${second}`);
    expect(older.json.notifications.map(({ id }) => id)).toEqual([first]);
  });

  it('lists 250 letters a page and links the next', async () => {
    const message = { reference: 'many', templateId: letterTemplate.id, to: 'a@example.com', subject: 's', body: 'b' };
    for (let n = 0; n < 251; n += 1) {
      standIn.outbox.add({
        ...message,
        id: crypto.randomUUID(),
        status: 'delivered',
        createdAt: '2026-11-22T10:00:00.000Z',
      });
    }
    const { json } = await call('/v2/notifications?reference=many');
    expect(json.notifications).toHaveLength(250);
    const next = new URL(json.links.next);
    const rest = await call(`${next.pathname.replace('/_local/notify', '')}${next.search}`);
    expect(rest.json.notifications).toHaveLength(1);
  });

  it('keeps every letter after a restart', async () => {
    await send();
    await stop();
    await start();
    expect(standIn.outbox.count()).toBe(1);
    expect((await call('/v2/notifications?reference=outcome-1')).json.notifications).toHaveLength(1);
  });

  it.each([
    ['no address', { email_address: undefined }, 'ValidationError', 'email_address is a required property'],
    [
      'an address that is none',
      { email_address: 'willow' },
      'ValidationError',
      'email_address Not a valid email address',
    ],
    ['no template', { template_id: undefined }, 'ValidationError', 'template_id is a required property'],
    ['a template id that is none', { template_id: 'x' }, 'ValidationError', 'template_id is not a valid UUID'],
    ['an unknown template', { template_id: service }, 'BadRequestError', 'Template not found'],
    ['a field left out', { personalisation: { subject: 'x' } }, 'BadRequestError', 'Missing personalisation: body'],
    ['no field at all', { personalisation: undefined }, 'BadRequestError', 'Missing personalisation: subject, body'],
  ])('refuses a letter with %s', async (_, fields, error, message) => {
    const { status, json } = await send(fields);
    expect({ status, json }).toEqual({ status: 400, json: { status_code: 400, errors: [{ error, message }] } });
    expect(standIn.outbox.count()).toBe(0);
  });

  it('refuses what is not JSON', async () => {
    expect(await call('/v2/notifications/email', { body: '{' })).toMatchObject({
      status: 400,
      json: { errors: [{ error: 'BadRequestError' }] },
    });
  });

  it.each([
    ['no bearer scheme', async () => 'Basic x', 401, 'Unauthorized: authentication bearer scheme must be used'],
    ['something that is no token', async () => 'Bearer x', 403, 'Invalid token: signature, api token is not valid'],
    [
      'an unknown service',
      async () => `Bearer ${await token({ iss: secret })}`,
      403,
      'Invalid token: API key not found',
    ],
    ['another secret', async () => `Bearer ${await token({ key: service })}`, 403, 'Invalid token: API key not found'],
    [
      'another algorithm',
      async () => `Bearer ${await token({ alg: 'HS512' })}`,
      403,
      'Invalid token: signature, api token is not valid',
    ],
    [
      'a clock 31 seconds behind',
      async () => `Bearer ${await token({ iat: second - 31 })}`,
      403,
      'Error: Your system clock must be accurate to within 30 seconds',
    ],
  ])('refuses a caller with %s', async (_, header, status, message) => {
    const answer = await call('/v2/notifications', { authorization: await header() });
    expect(answer).toEqual({ status, json: { status_code: status, errors: [{ error: 'AuthError', message }] } });
  });

  it('does not know another letter', async () => {
    expect(await call(`/v2/notifications/${service}`)).toMatchObject({
      status: 404,
      json: { errors: [{ error: 'NoResultFound' }] },
    });
    expect(await call('/v2/notifications/x')).toMatchObject({
      status: 400,
      json: { errors: [{ error: 'ValidationError' }] },
    });
  });

  it.each([
    ['rate-limited', 429, 'RateLimitError'],
    ['broken', 500, 'Exception'],
  ])('can be switched to be %s', async (fault, status, error) => {
    standIn.faults.set(fault);
    expect(await send()).toMatchObject({ status, json: { errors: [{ error }] } });
    standIn.faults.set('none');
    expect((await send()).status).toBe(201);
  });

  it('can be switched to take its time, or to take a letter without saying so', async () => {
    standIn.faults.set('slow');
    const asked = performance.now();
    await send();
    expect(performance.now() - asked).toBeGreaterThan(190);
    standIn.faults.set('answer-lost');
    await expect(send()).rejects.toThrow('fetch failed');
    expect(standIn.outbox.count()).toBe(2);
    expect(() => standIn.faults.set('cheerful')).toThrow(RangeError);
  });

  it('bounces the addresses that Notify keeps for that', async () => {
    const { id } = (await send({ email_address: 'perm-fail@simulator.notify' })).json;
    expect((await call(`/v2/notifications/${id}`)).json.status).toBe('permanent-failure');
  });

  it('leaves other paths alone', async () => {
    expect((await fetch(`${server.url}/v2/notifications`)).status).toBe(404);
  });
});
