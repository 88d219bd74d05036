import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { notifyClient } from '../../../adapters/notify/notify-client.ts';
import { letterTemplate } from '../../../laptop/stand-ins/notify/letter.ts';
import { type Notify, notify } from '../../../laptop/stand-ins/notify/notify.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';
import { clock } from '../../builders/clock.ts';

const apiKey = 'local-6f0b1a52-1d0c-4a0f-8a53-0c8d4c1b7a01-0d9d4d1e-5e52-4f3b-9df1-9e0f6d1a2b02';
const email = {
  to: 'willow-lane@example.com',
  reference: 'r-1',
  subject: 'Your application',
  body: 'It was received.',
};

const freePort = async (): Promise<number> => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  await new Promise((resolve) => taken.close(resolve));
  return port;
};

let folder: string;
let standIn: Notify;
let server: Awaited<ReturnType<typeof listening>>;

const client = (options: object = {}) =>
  notifyClient({ baseUrl: `${server.url}/notify`, apiKey, templateId: letterTemplate.id, now: clock.now, ...options });

describe('letters by GOV.UK Notify', () => {
  beforeAll(async () => {
    // Notify looks at when a token was made.
    vi.setSystemTime(clock.now());
    folder = mkdtempSync(join(tmpdir(), 'notify-'));
    standIn = notify({
      file: join(folder, 'notify.sqlite'),
      prefix: '/notify',
      apiKeys: () => [apiKey],
      slowMs: 2_000,
    });
    server = await listening(standIn.handle);
  });
  beforeEach(() => standIn.faults.set('none'));
  afterAll(async () => {
    await server.stop();
    standIn.close();
    rmSync(folder, { recursive: true });
    vi.useRealTimers();
  });

  it('sends a letter with the words given', async () => {
    const sent = await client().sendEmail(email);
    if (!sent.ok) throw new Error(sent.error);
    expect(standIn.outbox.find(sent.id)).toMatchObject(email);
  });

  it('finds the newest letter of a reference, and none of another', async () => {
    const sent = await client().sendEmail({ ...email, reference: 'r-2' });
    expect(await client().findByReference('r-2')).toEqual({ ok: true, id: sent.ok && sent.id, status: 'delivered' });
    expect(await client().findByReference('r-3')).toEqual({ ok: true, id: undefined });
  });

  it('takes its key from wherever it is kept', async () => {
    expect(await client({ apiKey: async () => apiKey }).sendEmail(email)).toMatchObject({ ok: true });
    const denied = async () => {
      throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    };
    expect(await client({ apiKey: denied }).sendEmail(email)).toEqual({
      ok: false,
      because: 'busy',
      mayHaveGone: false,
      error: 'AccessDeniedException',
    });
  });

  it.each([
    ['rate-limited', { ok: false, because: 'busy', mayHaveGone: false, status: 429, error: 'RateLimitError' }],
    ['broken', { ok: false, because: 'busy', mayHaveGone: true, status: 500, error: 'Exception' }],
    ['slow', { ok: false, because: 'busy', mayHaveGone: true, error: 'TimeoutError' }],
    ['answer-lost', { ok: false, because: 'busy', mayHaveGone: true, error: 'TypeError' }],
  ])('says that another attempt can help later while the service is %s', async (fault, failure) => {
    standIn.faults.set(fault);
    const timeoutMs = fault === 'slow' ? 300 : 10_000;
    expect(await client({ timeoutMs }).sendEmail(email)).toEqual(failure);
  });

  it.each([
    ['trial-mode', 'refused', 400, 'BadRequestError'],
    ['team-only-key', 'refused', 400, 'BadRequestError'],
    ['template-missing', 'refused', 400, 'BadRequestError'],
    ['template-changed', 'refused', 400, 'BadRequestError'],
    ['key-revoked', 'refused', 403, 'AuthError'],
    ['clock-askew', 'refused', 403, 'AuthError'],
    ['daily-limit', 'daily-limit', 429, 'TooManyRequestsError'],
  ])('puts no letter at fault for %s', async (fault, because, status, error) => {
    standIn.faults.set(fault);
    expect(await client().sendEmail(email)).toEqual({ ok: false, because, mayHaveGone: false, status, error });
  });

  it('finds by reference what went although its answer was lost', async () => {
    standIn.faults.set('answer-lost');
    await client().sendEmail({ ...email, reference: 'r-4' });
    expect(await client().findByReference('r-4')).toMatchObject({ ok: true, id: expect.any(String) });
  });

  it.each([
    ['an address that is none', {}, { to: 'willow' }, { because: 'address', status: 400, error: 'ValidationError' }],
    [
      'the id of a template that is none',
      { templateId: 'letters' },
      {},
      { because: 'refused', status: 400, error: 'ValidationError' },
    ],
    [
      'a reference that is too long',
      {},
      { reference: 'r'.repeat(1001) },
      { because: 'refused', status: 400, error: 'ValidationError' },
    ],
    [
      'an unknown template',
      { templateId: crypto.randomUUID() },
      {},
      { because: 'refused', status: 400, error: 'BadRequestError' },
    ],
    [
      'a wrong key',
      { apiKey: apiKey.replaceAll('0', '1') },
      {},
      { because: 'refused', status: 403, error: 'AuthError' },
    ],
  ])('tells the fault of a letter from that of the service: %s', async (_, options, fields, failure) => {
    expect(await client(options).sendEmail({ ...email, ...fields })).toEqual({
      ok: false,
      mayHaveGone: false,
      ...failure,
    });
  });

  it('calls an answer that it cannot read worth another attempt', async () => {
    const other = createServer((_, res) => res.writeHead(201, { 'content-type': 'application/json' }).end('{}')).listen(
      0,
      '127.0.0.1',
    );
    await new Promise((resolve) => other.once('listening', resolve));
    const baseUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    expect(await client({ baseUrl }).sendEmail(email)).toEqual({
      ok: false,
      because: 'busy',
      mayHaveGone: true,
      error: 'ZodError',
    });
    other.closeAllConnections();
    other.close();
  });

  it.each([
    ['nobody listens', async () => `http://127.0.0.1:${await freePort()}`],
    ['its name is unknown', async () => 'http://notify.invalid'],
  ])('says that no letter can have gone where %s', async (_, address) => {
    const failure = { ok: false, because: 'busy', mayHaveGone: false, error: 'TypeError' };
    expect(await client({ baseUrl: await address() }).sendEmail(email)).toEqual(failure);
  });

  it.each(['broken', 'slow', 'trial-mode', 'key-revoked'])(
    'says of a look-up neither that it sent a letter nor that an address is none (%s)',
    async (fault) => {
      standIn.faults.set(fault);
      const found = await client({ timeoutMs: 300 }).findByReference('r-5');
      expect(found.ok || [found.mayHaveGone, found.because === 'address']).toEqual(found.ok ? true : [false, false]);
    },
  );

  it('takes no answer to a look-up for an address that is none', async () => {
    const invalid = async () =>
      Response.json({ errors: [{ error: 'ValidationError', message: 'status x is not one of' }] }, { status: 400 });
    expect(await client({ fetch: invalid }).findByReference('r-6')).toMatchObject({ ok: false, because: 'refused' });
  });
});
