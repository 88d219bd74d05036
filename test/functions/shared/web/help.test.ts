import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aProviderSite, type ProviderSite } from '../../provider-site/world.ts';
import { anAgreement, aPublicSite } from '../../public-site/a-public-site.ts';
import { browser } from '../browser.ts';

let everybodys: Awaited<ReturnType<typeof aPublicSite>>;
let providers: ProviderSite;
beforeAll(async () => {
  [everybodys, providers] = await Promise.all([aPublicSite(), aProviderSite()]);
});
afterAll(() => Promise.all([everybodys.stop(), providers.stop()]));

const OF_AGREEMENT = [
  'tel:01632960001',
  'mailto:home-care-agreement@example.gov.uk',
  'on working days from 9am to 5pm',
];
const OF_COUNCIL = ['tel:01632960000', 'mailto:contact@example.gov.uk', 'on working days from 8am to 6pm'];

describe('Every page says whom to ask', () => {
  it.each([
    ['/', 200, OF_COUNCIL],
    ['/privacy', 200, OF_COUNCIL],
    ['/agreements/asked', 200, OF_AGREEMENT],
    ['/agreements/asked/questions', 200, OF_AGREEMENT],
    ['/register/asked', 200, OF_AGREEMENT],
    ['/nowhere', 404, OF_COUNCIL],
    ['/agreements/asked/nowhere', 404, OF_AGREEMENT],
  ])('for everybody: %s', async (path, status, told) => {
    const shown = await everybodys.visit(anAgreement('asked')).get(path);
    expect(shown.status).toBe(status);
    for (const words of told) expect(shown.html).toContain(words);
  });

  it.each([
    ['/apply', 200, OF_COUNCIL],
    ['/apply/signed-out', 200, OF_COUNCIL],
    ['/apply/nowhere', 404, OF_COUNCIL],
    ['/apply/windows/s1-home-care-2027-03-01/nowhere', 404, OF_AGREEMENT],
  ])('for providers, signed in or not: %s', async (path, status, told) => {
    const shown = await browser(providers.handler).get(path);
    expect(shown.status).toBe(status);
    for (const words of told) expect(shown.html).toContain(words);
  });
});
