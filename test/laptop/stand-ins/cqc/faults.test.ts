import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KIND } from '../../../../laptop/stand-ins/cqc/kinds.ts';
import { servingRegister } from './serving.ts';

let served: Awaited<ReturnType<typeof servingRegister>>;

beforeAll(async () => {
  served = await servingRegister({ slowMs: 80 });
});
beforeEach(() => served.register.set('none'));
afterAll(() => served.stop());

const ask = () => served.get(`/locations/${KIND.good}`);

describe('the faults that the register’s stand-in can be given', () => {
  it('are none to begin with, and named', () => {
    expect(served.register.current()).toBe('none');
    expect(served.register.faults()).toEqual(
      expect.arrayContaining([
        'too-many-requests',
        'server-error',
        'bad-gateway',
        'slow',
        'malformed',
        'connection-reset',
      ]),
    );
    expect(() => served.register.set('fire')).toThrow('No fault "fire"');
  });

  it('include too many requests, with the seconds to wait', async () => {
    served.register.set('too-many-requests');
    const response = await ask();
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(await response.json()).toEqual({
      statusCode: 429,
      message: 'Rate limit is exceeded. Try again in 7 seconds.',
    });
  });

  it.each([
    ['server-error', 500],
    ['bad-gateway', 502],
  ])('include %s', async (fault, status) => {
    served.register.set(fault);
    expect((await ask()).status).toBe(status);
  });

  it('include a body that breaks off', async () => {
    served.register.set('malformed');
    const response = await ask();
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('include a connection that is reset', async () => {
    served.register.set('connection-reset');
    await expect(ask()).rejects.toThrow('fetch failed');
  });

  it('include an answer that comes late, and is right', async () => {
    served.register.set('slow');
    const before = performance.now();
    expect((await ask()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(70);
  });

  it('last until they are taken away, or for as many answers as was said', async () => {
    served.register.set('server-error', 2);
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([500, 500, 200]);
    expect(served.register.current()).toBe('none');
  });
});
