import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { KIND } from '../../../../laptop/stand-ins/cqc/kinds.ts';
import { ghostId } from '../../../../laptop/stand-ins/cqc/routes.ts';
import { seed } from '../../../../laptop/stand-ins/cqc/seed.ts';
import { type Body, servingRegister } from './serving.ts';

let served: Awaited<ReturnType<typeof servingRegister>>;

beforeAll(async () => {
  served = await servingRegister();
});
afterAll(() => served.stop());

const get = async (path: string) => (await served.getJson(path)).body;
const total = seed().filter(({ organisationType }) => organisationType === 'Location').length;

const idsOf = ({ locations }: Body) => locations.map(({ locationId }) => locationId);

describe('the register’s lists', () => {
  it('page through every location once, by relative addresses that end in null', async () => {
    const ids: string[] = [];
    let path: string | null = '/locations?perPage=50';
    let pages = 0;
    while (path) {
      const body = await get(path);
      expect(body).toMatchObject({ total, perPage: 50, totalPages: Math.ceil(total / 50) });
      expect(body.previousPageUri).toBe(pages === 0 ? null : `/locations?page=${pages}&perPage=50`);
      ids.push(...idsOf(body));
      path = body.nextPageUri;
      pages += 1;
    }
    expect(new Set(ids).size).toBe(total);
  });

  it('hold an id, a name and a postcode an item', async () => {
    const body = await get('/locations?perPage=1');
    expect(body).toMatchObject({ firstPageUri: '/locations?page=1&perPage=1', uri: '/locations', page: 1 });
    expect(body.locations).toEqual([
      {
        locationId: KIND.good,
        locationName: 'Demo Willow Lane Home Care',
        postalCode: expect.stringMatching(/^ST99 /),
      },
    ]);
    expect((await get('/providers?perPage=1')).providers).toEqual([
      { providerId: expect.any(String), providerName: 'Demo Willow Lane Home Care Ltd' },
    ]);
  });

  it('hold what was deregistered too, for there is no filter on the status', async () => {
    expect(idsOf(await get('/locations?registrationStatus=Registered'))).toContain(KIND.deregistered);
  });

  it('match exactly, a repeated filter as "or" and different filters as "and"', async () => {
    const inadequate = idsOf(await get('/locations?overallRating=Inadequate'));
    expect(inadequate).toContain(KIND.inadequate);
    const either = idsOf(await get('/locations?overallRating=Inadequate&overallRating=Outstanding'));
    expect(either.length).toBeGreaterThan(inadequate.length);
    const both = await get('/locations?overallRating=Inadequate&regulatedActivity=Personal%20care&careHome=Y');
    expect(both).toMatchObject({ total: 0, totalPages: 1, nextPageUri: null, locations: [] });
    expect((await get('/locations?localAuthority=staffordshire')).total).toBe(0);
    expect((await get('/providers?primaryInspectionCategoryCode=S2&region=West%20Midlands')).total).toBeGreaterThan(
      100,
    );
  });

  it('are blind to an assessment’s Inadequate, as the real ones are', async () => {
    const ids = idsOf(await get('/locations?overallRating=Inadequate'));
    expect(ids).not.toContain(KIND.inadequateSaf);
    expect(ids).not.toContain(KIND.staleGoodBesideInadequate);
  });

  it('ignore parameters that they do not know, and repeat the others in their addresses', async () => {
    const body = await get('/locations?partnerCode=COUNCIL&careHome=N&perPage=2');
    expect(body.nextPageUri).toBe('/locations?page=2&perPage=2&careHome=N');
  });

  it('are empty past the last page', async () => {
    expect(await get('/locations?page=99&perPage=50')).toMatchObject({ locations: [], nextPageUri: null });
  });
});

describe('the register’s changes', () => {
  const span = (start: string, end: string) => `startTimestamp=${start}&endTimestamp=${end}`;

  it('hold bare ids, from the first instant on and before the last', async () => {
    const first = await get(`/changes/location?${span('2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z')}`);
    expect(first).toMatchObject({ changes: [KIND.good], uri: '/changes/location', perPage: 500 });
    const none = await get(`/changes/location?${span('2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z')}`);
    expect(none.changes).toEqual([]);
  });

  it('hold a location as soon as it was changed', async () => {
    served.register.rate(KIND.good, 'Inadequate');
    const body = await get(`/changes/location?${span('2026-06-01T00:00:00Z', '2100-01-01T00:00:00Z')}`);
    expect(body.changes).toEqual([KIND.good]);
    expect((await get(`/changes/provider?${span('2026-06-01T00:00:00Z', '2100-01-01T00:00:00Z')}`)).total).toBe(0);
  });

  it('can hold an id that is gone when it is asked for', async () => {
    served.register.set('ghost-change');
    const { changes } = await get(`/changes/location?${span('2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z')}`);
    expect(changes).toEqual([ghostId]);
    expect((await served.get(`/locations/${ghostId}`)).status).toBe(404);
    served.register.set('none');
  });
});
