import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import { RegisterUnavailable } from '../../../adapters/cqc/register.ts';
import { KIND, locationIdOf } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { companyOf, homeCareLocation } from '../../../laptop/stand-ins/cqc/make-records.ts';
import { clock } from '../../builders/clock.ts';
import { serving, servingRegister } from '../../laptop/stand-ins/cqc/serving.ts';

let served: Awaited<ReturnType<typeof servingRegister>>;
const register = (more = {}) =>
  cqcRegister({ baseUrl: served.baseUrl, key: 'demo', now: clock.now, timeoutMs: 4_000, ...more });

beforeAll(async () => {
  served = await servingRegister({ keys: () => ['demo'], slowMs: 5_000 });
});
beforeEach(() => served.register.set('none'));
afterAll(() => served.stop());

/** One server that answers everything alike. */
const answering = async (status: number, headers: Record<string, string>, body: string) => {
  const { url, stop } = await serving((_request, response) => response.writeHead(status, headers).end(body));
  try {
    return await cqcRegister({ baseUrl: url, key: 'demo', now: clock.now, timeoutMs: 1_000 }).location(KIND.good);
  } finally {
    await stop();
  }
};

describe('a register that does not answer as it should', () => {
  it.each([
    ['too-many-requests', { kind: 'unavailable', why: 'throttled', retryAfterSeconds: 7 }],
    ['server-error', { kind: 'unavailable', why: 'server-error' }],
    ['bad-gateway', { kind: 'unavailable', why: 'server-error' }],
    ['slow', { kind: 'unavailable', why: 'timeout' }],
    ['connection-reset', { kind: 'unavailable', why: 'unreachable' }],
  ])('is unavailable, and nobody’s fault: %s', async (fault, expected) => {
    served.register.set(fault);
    // Only what never comes is waited for so briefly: a busy machine needs its time for an answer.
    const asked = register(fault === 'slow' ? { timeoutMs: 150 } : {});
    expect(await asked.location(KIND.good)).toEqual(expected);
    expect(await asked.provider(KIND.good)).toEqual(expected);
    expect(await asked.look(KIND.good)).toEqual(expected);
  });

  it('is unavailable when it fails in the middle of a look: half an answer is none', async () => {
    let asked = 0;
    const failingAt = (nth: number): typeof fetch => {
      asked = 0;
      return (...request) => {
        asked += 1;
        if (asked === nth) served.register.set('server-error', 1);
        return fetch(...request);
      };
    };
    for (const nth of [1, 2, 3]) {
      const looked = await register({ fetch: failingAt(nth) }).look(KIND.severalLocations);
      expect(looked).toEqual({ kind: 'unavailable', why: 'server-error' });
    }
  });

  it('is given up when all the questions of a look take too long together', async () => {
    const late: typeof fetch = async (...request) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return fetch(...request);
    };
    const looked = await register({ fetch: late, timeoutMs: 5_000, lookTimeoutMs: 100 }).look(KIND.severalLocations);
    expect(looked).toEqual({ kind: 'unavailable', why: 'timeout' });
  });

  it('is unavailable when it refuses our key', async () => {
    expect(await register({ key: 'expired' }).look(KIND.good)).toEqual({ kind: 'unavailable', why: 'refused' });
    expect(await answering(403, {}, '')).toEqual({ kind: 'unavailable', why: 'refused' });
  });

  it('is unavailable when nobody listens', async () => {
    const { url, stop } = await serving(() => {});
    await stop();
    expect(await register({ baseUrl: url }).look(KIND.good)).toEqual({ kind: 'unavailable', why: 'unreachable' });
  });

  it('is not mistaken for one that holds no such id when the address of the register is wrong', async () => {
    const wrong = served.baseUrl.replace('/v1', '/v1/old');
    expect(await register({ baseUrl: wrong }).location(KIND.good)).toEqual({ kind: 'unavailable', why: 'misdirected' });
    expect(await answering(404, {}, '<html>')).toEqual({ kind: 'unavailable', why: 'misdirected' });
    expect(await answering(200, { 'content-type': 'text/html' }, '<html>')).toEqual({
      kind: 'unavailable',
      why: 'misdirected',
    });
  });

  it('is not out of order when its record cannot be read: it was asked, and answered', async () => {
    served.register.set('malformed');
    const hash = { unreadable: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), characters: 42 } };
    expect(await register().location(KIND.good)).toEqual({ kind: 'unreadable', body: hash });
    expect(await register().look(KIND.good)).toMatchObject({
      kind: 'unreadable',
      record: 'location',
      evidence: { bodies: [{ path: `/locations/${KIND.good}`, status: 200, body: hash }] },
    });
  });

  it('keeps of a record that cannot be read nothing but its hash: it may name people anywhere', async () => {
    const firm = { number: 803, name: 'Demo Torn Page Home Care', town: 'Leek' };
    served.register.add([companyOf(firm, 1, { relationships: 'Ms Example Manager' }), homeCareLocation(firm)]);
    const looked = await register({ timeoutMs: 2_000 }).look(locationIdOf(803));
    expect(looked).toMatchObject({
      kind: 'unreadable',
      record: 'provider',
      evidence: { bodies: [{ status: 200, body: { locationId: locationIdOf(803) } }, { body: { unreadable: {} } }] },
    });
    expect(JSON.stringify(looked)).not.toContain('Manager');
  });

  it('gives a record that cannot be read when it answers with another than the one asked for', async () => {
    const other = JSON.stringify({ locationId: KIND.dormant, providerId: '1-1234567', name: 'Demo Other' });
    expect(await answering(200, {}, other)).toMatchObject({ kind: 'unreadable' });
    expect(await answering(200, {}, '{}')).toMatchObject({ kind: 'unreadable' });
  });

  it('holds no id that it calls a bad request', async () => {
    expect(await answering(400, {}, '{"message":"Bad Request"}')).toEqual({ kind: 'not-found' });
  });

  it('is not followed to another host, which would see our key', async () => {
    const elsewhere = { location: `${served.baseUrl}/locations/${KIND.good}` };
    expect(await answering(302, elsewhere, '')).toEqual({ kind: 'unavailable', why: 'server-error' });
  });

  it('may say when to come back, in seconds or by the clock', async () => {
    const byClock = { date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 10:01:30 GMT' };
    expect(await answering(503, byClock, '')).toMatchObject({ why: 'server-error', retryAfterSeconds: 90 });
    expect(await answering(429, { 'retry-after': 'soon' }, '')).toEqual({ kind: 'unavailable', why: 'throttled' });
  });

  it('becomes an error that a state machine can retry by its name', () => {
    const error = new RegisterUnavailable({ kind: 'unavailable', why: 'throttled', retryAfterSeconds: 7 });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('RegisterUnavailable');
    expect(error).toMatchObject({ why: 'throttled', retryAfterSeconds: 7 });
  });
});
