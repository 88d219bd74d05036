import { afterAll, beforeAll, expect, it } from 'vitest';
import { anAgreement, aPublicSite } from './a-public-site.ts';

let site: Awaited<ReturnType<typeof aPublicSite>>;
beforeAll(async () => {
  site = await aPublicSite();
});
afterAll(() => site.stop());

it('An agreement’s page draws how its zones lie, with the same in words, where its file says so', async () => {
  const zones = [
    { id: '1', name: 'East & Vale', tile: { column: 2, row: 1 } },
    { id: '2', name: 'West', tile: { column: 1, row: 1 } },
    { id: '3', name: 'South', tile: { column: 1, row: 2 } },
  ];
  const [drawn, plain] = [
    anAgreement('drawn', { zones }),
    anAgreement('plain', { zones: zones.map(({ tile, ...zone }) => zone) }),
  ];
  const visitor = site.visit(drawn, plain);
  const shown = await visitor.get('/agreements/drawn');
  expect(shown.html).toMatch(/<svg class="site-zone-map" role="img" aria-labelledby="zone-map-title zone-map-words"/);
  expect(shown.html).toContain('From the north, from west to east: 2 West, 1 East &amp; Vale. South of that: 3 South.');
  expect((await visitor.get('/agreements/plain')).html).not.toContain('<svg class="site-zone-map"');
});
