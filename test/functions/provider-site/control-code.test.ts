import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hashOf } from '../../../adapters/codes/code.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { clock } from '../../builders/clock.ts';
import { aProviderSite, type ProviderSite } from './world.ts';

const CODE = '7KQM2XPD';
const locationId = '1-1234567890';
const page = `/apply/locations/${locationId}`;
let site: ProviderSite;
beforeAll(async () => {
  site = await aProviderSite();
});
afterEach(() => clock.reset());
afterAll(() => site.stop());

const issued = async (providerId: string, code = CODE) =>
  site.records.transact([site.controls.writeCode({ providerId, locationId }, clock.now(), await hashOf(code))]);
const proof = (providerId: string) => site.controls.proof({ providerId, locationId });

describe('The code that went to a location', () => {
  it('is asked on the provider’s first page, typed in any case with or without a hyphen, and proves that it speaks for it', async () => {
    await issued('typist');
    const visitor = await site.visit({ subject: 'typist' });
    expect((await visitor.get('/apply')).html).toContain(`href="${page}"`);
    await visitor.get(page);
    const shown = await visitor.submit(page, { code: ' 7kqm 2xpd' });
    expect(shown.title).toBe('You speak for this location');
    expect(await proof('typist')).toMatchObject({ how: 'typed' });
    expect((await visitor.get('/apply')).html).not.toContain(`href="${page}"`);
  });

  it('cannot be guessed: after five wrong ones the right one is not taken either, until another is issued', async () => {
    await issued('guesser');
    const visitor = await site.visit({ subject: 'guesser' });
    await visitor.get(page);
    for (const left of [4, 3, 2, 1, 0]) {
      const shown = await visitor.submit(page, { code: '2222-2222' });
      expect([shown.status, shown.html.includes(`${left} of 5 tries are left`)]).toEqual([400, true]);
    }
    const shown = await visitor.submit(page, { code: CODE });
    expect([shown.status, shown.html.includes('A new one has to be issued')]).toEqual([400, true]);
    expect(await proof('guesser')).toBeUndefined();
    clock.tick();
    await issued('guesser', 'ABCD2345');
    await visitor.get(page);
    expect((await visitor.submit(page, { code: 'ABCD-2345' })).title).toBe('You speak for this location');
  });

  it('gives no try for nothing where many are sent at once', async () => {
    await issued('hasty');
    const visitor = await site.visit({ subject: 'hasty' });
    await visitor.get(page);
    const wrong = Array.from({ length: 20 }, (_, at) =>
      visitor.submit(page, { code: `2222-22${at + 10}`.replace(/[01]/g, '2') }),
    );
    await Promise.all(wrong);
    const tries = (await site.controls.typed({ providerId: 'hasty', locationId }))?.tries ?? 0;
    expect(tries).toBeLessThanOrEqual(5);
    expect(await proof('hasty')).toBeUndefined();
  });

  it('is not taken after 28 days', async () => {
    await issued('slow');
    clock.at(plusDuration(clock.now(), 'PT672H'));
    const visitor = await site.visit({ subject: 'slow' });
    await visitor.get(page);
    const shown = await visitor.submit(page, { code: CODE });
    expect([shown.status, shown.html.includes('more than 28 days old')]).toEqual([400, true]);
  });

  it('is of no use to another account', async () => {
    await issued('owner');
    const visitor = await site.visit({ subject: 'another' });
    expect((await visitor.get(page)).status).toBe(404);
    await issued('another', 'ABCD2345');
    await visitor.get(page);
    expect((await visitor.submit(page, { code: CODE })).status).toBe(400);
  });
});
