import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { KIND, locationIdOf, providerIdOf } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { clock, day } from '../../builders/clock.ts';
import { anAgreement, aPublicSite } from './a-public-site.ts';

const agreement = anAgreement('open-to-all');
const unregulated: Agreement = { ...agreement, id: 'unregulated', regulator: { name: 'none' } };
const page = '/agreements/open-to-all/check-registration';
let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
});
afterEach(() => {
  site.cqc.set('none');
  clock.reset();
});
afterAll(() => site.stop());

const anybody = () => site.visit(agreement, unregulated);
const check = (locationId: string) => anybody().get(`${page}?${new URLSearchParams({ location: locationId })}`);

describe('Anybody’s look at the register, without an account', () => {
  it('is offered where an agreement is read, and asks for an ID alone', async () => {
    expect((await anybody().get('/')).html).toContain(`href="${page}"`);
    expect((await anybody().get('/agreements/open-to-all')).html).toContain(`href="${page}"`);
    const shown = await anybody().get(page);
    expect([shown.status, shown.title]).toEqual([200, 'Check your CQC registration']);
    expect(shown.html).not.toContain('_token');
  });

  it.each([
    ['rated Good', KIND.good, 'Your CQC registration meets the requirements today', 'you can apply with this location'],
    [
      'rated Inadequate',
      KIND.inadequate,
      'Your CQC registration does not meet the requirements today',
      'a later round',
    ],
    [
      'with one group Inadequate',
      KIND.oneGroupInadequate,
      'An officer would look',
      'which service CQC’s ratings are of',
    ],
    ['that there is not', '1-123456789', 'We could not find that location', 'Copy the location ID'],
  ])('says of a location %s where it stands, and one thing to do next', async (_, id, title, next) => {
    const { html, status } = await check(id);
    expect(status).toBe(200);
    expect(html).toContain(title);
    expect(html.match(/What to do next/g)).toHaveLength(1);
    expect(html).toContain(next);
  });

  it('leads on to the successor of a location that was registered anew', async () => {
    const { html } = await check(KIND.reRegistered);
    expect(html).toContain(`href="${page}?location=${locationIdOf(5010)}"`);
  });

  it('leads from a provider’s ID to each of its locations', async () => {
    const { html } = await check(providerIdOf(15));
    expect(html).toContain(`href="${page}?location=${KIND.severalLocations}"`);
  });

  it('tells what the register publishes of a location, and neither people nor streets', async () => {
    const { html } = await check(KIND.good);
    expect(html).toContain('Good, ');
    expect(html).not.toContain('Example Manager');
    expect(html).not.toContain('Example Street');
  });

  it('asks again for what can be no ID, and asks nobody about it', async () => {
    site.cqc.set('server-error');
    const shown = await check('Bright Care');
    expect([shown.status, shown.html.includes('value="Bright Care"')]).toEqual([400, true]);
  });

  it('counts a register that is down against nobody', async () => {
    site.cqc.set('server-error');
    expect((await check(KIND.good)).html).toContain('This does not count against you.');
  });

  it('is no way to the register for whoever asks over and over: all share one measure, and what is kept is its count', async () => {
    clock.at(`${day}T09:12:00.000Z`);
    for (let times = 1; times <= 200; times += 1)
      expect(await site.allowances.use('public-look-up', 'everybody', `${times}`)).toBeUndefined();
    const shown = await check(KIND.good);
    expect(shown.status).toBe(429);
    expect(shown.html).toContain('from 10:20am');
    expect(shown.html).toContain(`value="${KIND.good}"`);
    expect(shown.headers['cache-control']).toBe('no-store');
  });

  it('is not there where an agreement asks for no registration with CQC', async () => {
    expect((await anybody().get('/agreements/unregulated/check-registration')).status).toBe(404);
    expect((await anybody().get('/agreements/unregulated')).html).not.toContain('Check your CQC registration');
  });
});
