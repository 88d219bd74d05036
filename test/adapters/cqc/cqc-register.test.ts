import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cqcRegister } from '../../../adapters/cqc/cqc-register.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { KIND, locationIdOf, providerIdOf } from '../../../laptop/stand-ins/cqc/kinds.ts';
import { companyOf, homeCareLocation } from '../../../laptop/stand-ins/cqc/make-records.ts';
import { clock, now } from '../../builders/clock.ts';
import { servingRegister } from '../../laptop/stand-ins/cqc/serving.ts';

let served: Awaited<ReturnType<typeof servingRegister>>;
const register = () => cqcRegister({ baseUrl: served.baseUrl, key: 'demo', now: clock.now, timeoutMs: 2_000 });

beforeAll(async () => {
  served = await servingRegister({ keys: () => ['demo'] });
});
beforeEach(() => {
  served.asked.length = 0;
});
afterAll(() => served.stop());

describe('asking the register', () => {
  it('gives the location of an id, however it was typed', async () => {
    const found = await register().location(` https://www.cqc.org.uk/location/${KIND.good}/reports `);
    expect(found).toMatchObject({
      kind: 'found',
      location: { locationId: KIND.good, registrationStatus: 'Registered' },
    });
  });

  it('gives the provider of an id', async () => {
    expect(await register().provider(providerIdOf(1))).toMatchObject({
      kind: 'found',
      provider: { providerId: providerIdOf(1), locationIds: [KIND.good] },
    });
  });

  it('says that there is none', async () => {
    expect(await register().location('1-12345678901')).toEqual({ kind: 'not-found' });
    expect(await register().provider('1-12345678901')).toEqual({ kind: 'not-found' });
  });

  it('does not ask about what cannot be an id', async () => {
    expect(await register().location('Willow Lane')).toEqual({ kind: 'not-found' });
    expect(await register().look('../providers')).toMatchObject({ kind: 'not-found', evidence: { bodies: [] } });
    expect(served.asked).toEqual([]);
  });

  it('sends the key in the header, and no partner code', async () => {
    await register().location(KIND.good);
    expect(served.asked).toEqual([`/_local/cqc/public/v1/locations/${KIND.good}`]);
  });

  it('bears a slash at the end of the base address', async () => {
    const slashed = cqcRegister({ baseUrl: `${served.baseUrl}/`, key: 'demo', now: clock.now });
    expect(await slashed.location(KIND.good)).toMatchObject({ kind: 'found' });
  });
});

describe('looking a location up', () => {
  it('brings its provider and the provider’s other locations', async () => {
    const looked = await register().look(KIND.severalLocations);
    expect(looked).toMatchObject({
      kind: 'found',
      location: { locationId: KIND.severalLocations },
      provider: { providerId: providerIdOf(15) },
      siblings: [{ locationId: locationIdOf(15, 1) }, { locationId: locationIdOf(15, 2) }],
    });
  });

  it('keeps what the register answered as evidence, with the time and a hash, and without people', async () => {
    const looked = await register().look(KIND.severalLocations);
    if (looked.kind !== 'found') throw new Error(looked.kind);
    const { evidence } = looked;
    expect(evidence.bodies.map(({ path, status }) => `${status} ${path}`)).toEqual([
      `200 /locations/${KIND.severalLocations}`,
      `200 /providers/${providerIdOf(15)}`,
      `200 /locations/${locationIdOf(15, 1)}`,
      `200 /locations/${locationIdOf(15, 2)}`,
    ]);
    expect(evidence.sha256).toBe(createHash('sha256').update(canonicalJson(evidence.bodies)).digest('hex'));
    expect(evidence.fetchedAt).toBe(now);
    expect(JSON.stringify(evidence)).not.toMatch(/personFamilyName|Manager|contacts|nominatedIndividual|01632960/);
  });

  it('hashes the same answer alike, and another answer otherwise', async () => {
    const hash = async () => {
      const looked = await register().look(KIND.good);
      return looked.kind === 'found' ? looked.evidence.sha256 : '';
    };
    const first = await hash();
    expect(await hash()).toBe(first);
    served.register.rate(KIND.good, 'Good', '2026-10-01');
    expect(await hash()).not.toBe(first);
  });

  it('keeps the answer that there is none as evidence too', async () => {
    const looked = await register().look('1-12345678901');
    expect(looked).toMatchObject({
      kind: 'not-found',
      evidence: { bodies: [{ path: '/locations/1-12345678901', status: 404, body: { message: 'Not found' } }, {}] },
    });
    expect(looked).not.toHaveProperty('providerOfThatId');
  });

  it('recognises a provider’s id in the place of a location’s', async () => {
    expect(await register().look(providerIdOf(1))).toMatchObject({
      kind: 'not-found',
      providerOfThatId: { name: 'Demo Willow Lane Home Care Ltd' },
      locations: [{ locationId: KIND.good, name: 'Demo Willow Lane Home Care' }],
    });
  });

  it('reads no more than twenty other locations of a large provider', async () => {
    const firm = { number: 800, name: 'Demo Everywhere Home Care', town: 'Stafford' };
    served.register.add([
      companyOf(firm, 30),
      ...Array.from({ length: 30 }, (_, nth) => homeCareLocation(firm, {}, nth)),
    ]);
    const looked = await register().look(locationIdOf(800));
    if (looked.kind !== 'found') throw new Error(looked.kind);
    expect(looked.siblings).toHaveLength(20);
    expect(looked.provider?.locationIds).toHaveLength(30);
    expect(served.asked).toHaveLength(22);
  });

  it('goes on without a listed location that is gone or unreadable, and without a provider that is gone', async () => {
    const firm = { number: 801, name: 'Demo Ragged Edge Home Care', town: 'Leek' };
    served.register.add([companyOf(firm, 3), homeCareLocation(firm), homeCareLocation(firm, { dormancy: [] }, 1)]);
    const looked = await register().look(locationIdOf(801));
    if (looked.kind !== 'found') throw new Error(looked.kind);
    expect(looked.provider?.locationIds).toHaveLength(3);
    expect(looked.siblings).toEqual([]);

    served.register.add([homeCareLocation({ ...firm, number: 802 })]);
    const alone = await register().look(locationIdOf(802));
    expect(alone).toMatchObject({
      kind: 'found',
      siblings: [],
      evidence: { bodies: [{ status: 200 }, { status: 404 }] },
    });
    expect(alone).toHaveProperty('provider', undefined);
  });
});
