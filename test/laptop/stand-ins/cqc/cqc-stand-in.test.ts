import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cqcStandIn } from '../../../../laptop/stand-ins/cqc/cqc-stand-in.ts';
import { KIND, providerIdOf } from '../../../../laptop/stand-ins/cqc/kinds.ts';
import { now } from '../../../builders/clock.ts';
import { servingRegister } from './serving.ts';

let served: Awaited<ReturnType<typeof servingRegister>>;

beforeAll(async () => {
  served = await servingRegister({ keys: () => ['demo'] });
});
afterAll(() => served.stop());

const get: typeof served.getJson = (...request) => served.getJson(...request);

describe('the register’s stand-in, at the door', () => {
  it('refuses who brings no key, in the gateway’s words', async () => {
    expect(await get('/locations', {})).toEqual({
      status: 401,
      body: {
        statusCode: 401,
        message:
          'Access denied due to missing subscription key. Make sure to include subscription key when making requests to an API.',
      },
    });
  });

  it('refuses a wrong key', async () => {
    const { status, body } = await get('/locations', { 'ocp-apim-subscription-key': 'stolen' });
    expect(status).toBe(401);
    expect(body.message).toContain('invalid subscription key');
  });

  it('takes the key in the header or in the query', async () => {
    expect((await get(`/locations/${KIND.good}`)).status).toBe(200);
    expect((await get(`/locations/${KIND.good}?subscription-key=demo`, {})).status).toBe(200);
  });

  it('leaves other addresses to the rest of the laptop’s cloud', async () => {
    expect((await fetch(`${served.url}/_local/notify`)).status).toBe(418);
    expect((await fetch(`${served.url}/register`)).status).toBe(418);
  });

  it('answers as the gateway does to an address that it does not know', async () => {
    expect(await get('/nowhere')).toEqual({ status: 404, body: { statusCode: 404, message: 'Resource not found' } });
  });

  it('dates its answers by its own clock, and sends JSON in UTF-8', async () => {
    vi.setSystemTime(now);
    const response = await served.get(`/locations/${KIND.good}`).finally(() => vi.useRealTimers());
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(response.headers.get('date')).toBe(new Date(now).toUTCString());
  });
});

describe('the register’s stand-in, by record', () => {
  it('gives a location, with people, and without empty fields', async () => {
    const { body } = await get(`/locations/${KIND.good}`);
    expect(body).toMatchObject({
      locationId: KIND.good,
      organisationType: 'Location',
      regulatedActivities: [{ code: 'RA1', contacts: [{ personFamilyName: 'Manager' }] }],
      relationships: [],
    });
    expect(body).not.toHaveProperty('deregistrationDate');
    expect(Object.values(body)).not.toContain(null);
  });

  it('gives no current ratings of a location that was never rated, and no company number of a sole trader', async () => {
    expect((await get(`/locations/${KIND.neverRated}`)).body).not.toHaveProperty('currentRatings');
    const { body } = await get(`/providers/${providerIdOf(17)}`);
    expect(body.ownershipType).toBe('Individual');
    expect(body).not.toHaveProperty('companiesHouseNumber');
  });

  it.each([
    ['/locations/1-12345678901', 404, 'Not found'],
    ['/providers/1-12345678901', 404, 'Not found'],
    ['/locations/1-12345678901/provider-inspection-areas', 404, 'No Locations found on the given Location ID'],
    ['/providers/1-12345678901/inspection-areas', 404, 'No Providers found on the given Provider ID'],
    ['/reports/00000000-0000-4000-8000-000000000001', 404, 'Report Not Found'],
    ['/locations/rreg1', 400, 'Bad Request'],
    ['/locations?perPage=none', 400, 'Bad Request'],
    ['/changes/location', 400, 'Bad Request'],
    ['/changes/location?startTimestamp=2026-01-01&endTimestamp=2026-02-01T00:00:00Z', 400, 'Bad Request'],
  ])('answers %s with %i', async (path, status, message) => {
    expect(await get(path)).toEqual({ status, body: { message } });
  });

  it('gives the parts of records under their own addresses', async () => {
    expect((await get(`/providers/${providerIdOf(15)}/locations`)).body.locations).toHaveLength(3);
    expect((await get(`/locations/${KIND.twoGroupsDiffer}/assessment-service-groups`)).body).toMatchObject({
      assessmentServiceGroup: [{ assessmentServiceName: 'Homecare agencies' }, {}],
    });
    expect((await get(`/locations/${KIND.good}/inspection-areas`)).body).toEqual({ inspectionAreas: [] });
    expect((await get('/inspection-areas')).status).toBe(200);
  });
});

describe('the register’s stand-in, when records change', () => {
  it('shows a new rating at once, with the one before as Historic', async () => {
    served.register.rate(KIND.outstanding, 'Good', '2026-01-02');
    served.register.rate(KIND.outstanding, 'Inadequate', '2026-03-04');
    const { body } = await get(`/locations/${KIND.outstanding}`);
    expect(body.assessment).toMatchObject([
      { ratings: { asgRatings: [{ rating: 'Good', status: 'Historic' }] } },
      { ratings: { asgRatings: [{ rating: 'Inadequate', status: 'Current', assessmentDate: '2026-03-04' }] } },
    ]);
  });

  it('shows fields that were laid over a record', async () => {
    served.register.change(KIND.requiresImprovement, { registrationStatus: 'Deregistered', dormancyEndDate: '' });
    const { body } = await get(`/locations/${KIND.requiresImprovement}`);
    expect(body.registrationStatus).toBe('Deregistered');
    expect(body).not.toHaveProperty('dormancyEndDate');
  });

  it('refuses what is not a record, and ids that it does not hold', () => {
    expect(() => served.register.add([{ name: 'Nothing' }])).toThrow();
    expect(() => served.register.change('1-12345678901', {})).toThrow('No record');
    expect(() => served.register.rate('1-12345678901', 'Good')).toThrow('No location');
  });

  it('keeps the changes over a restart where it was given a directory', () => {
    const dir = join(mkdtempSync(join(tmpdir(), 'cqc-')), 'cqc');
    cqcStandIn({ dir }).rate(KIND.good, 'Inadequate', '2026-03-04');
    expect(cqcStandIn({ dir }).record(KIND.good)).toMatchObject({
      assessment: [{ ratings: { asgRatings: [{ rating: 'Inadequate' }] } }],
    });
    expect(cqcStandIn().record(KIND.good)).not.toHaveProperty('assessment');
  });
});
