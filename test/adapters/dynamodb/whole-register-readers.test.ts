import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { contractsMade } from '../../../adapters/dynamodb/contracts-made.ts';
import { locationUses } from '../../../adapters/dynamodb/location-uses.ts';
import { type Table, table } from '../../../adapters/dynamodb/table.ts';
import { makeRegisterWhole } from '../../../adapters/dynamodb/whole-register.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { anApplication, frozenOf } from '../../builders/an-application.ts';
import { aPlace } from '../../functions/public-site/a-public-site.ts';
import { metered } from '../../support/metered.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let records: Table;
let applications: ReturnType<typeof applicationRepository>;
let contracts: ReturnType<typeof contractRepository>;
let meter: ReturnType<typeof metered>;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  records = table(tables.documents, tables.records);
  applications = applicationRepository(records);
  contracts = contractRepository(records);
  meter = metered(tables.documents);
});
afterAll(() => tables.close());

const WINDOW_HOLDS = 10;
const windowOf = (agreementId: string, number: number) => `${agreementId}-window-${Math.floor(number / WINDOW_HOLDS)}`;
const placeOf = (agreementId: string, number: number): Contract => {
  const windowId = windowOf(agreementId, number);
  return aPlace(agreementId, number, { windowId, applicationId: `${windowId}.account-${number}` });
};

/** A register of so many contracts, ten from each window, as it lay before they were listed by window and at their locations. */
const registerOf = async (agreementId: string, size: number) => {
  const made = Array.from({ length: size }, (_, number) => placeOf(agreementId, number));
  await Promise.all(
    made.map((each) =>
      records.put({ pk: `REGISTER#${agreementId}`, sk: `LOT#${each.lot}#${each.providerId}`, ...each }),
    ),
  );
  await records.put({ pk: `PLACE#${agreementId}`, sk: 'COUNTS', ...nobody, whole: true, version: 1 });
  return made;
};
const nobody = { all: 0, lots: {}, zones: {}, lotZones: {} };

/** The application that a contract came from, as it was opened before notes of locations told of contracts. */
const openedOf = async ({ agreementId, windowId, applicationId, providerId, locationId }: Contract) => {
  const of = { agreementId, windowId, applicationId, providerId, locationId, awardedLots: ['A'] };
  const application = { ...anApplication('Vale Care').scored(), ...of, status: 'awarded' as const };
  await applications.open(application, frozenOf(application));
  return application;
};

describe('What reads of the register what it needs', () => {
  it('costs the same with 100 contracts as with 1,000, and finds those from before there were lists', async () => {
    const costs = [];
    for (const size of [100, 1_000]) {
      const agreementId = `register-of-${size}`;
      const [first] = await registerOf(agreementId, size);
      if (!first) throw new Error('There is no contract');
      await openedOf(first);
      await makeRegisterWhole(records, contracts)(agreementId);
      const uses = locationUses({ records, applications });
      const asking = { agreementId, windowId: `${agreementId}-window-later`, providerId: 'impostor' };
      const application = { ...first, awardedLots: ['A'] };
      const heldFromAnother = { ...application, applicationId: 'another' };
      costs.push([
        await meter.of(async () =>
          expect(await uses(asking, first.locationId)).toMatchObject([
            { application: { applicationId: first.applicationId }, isContracted: true },
          ]),
        ),
        await meter.of(async () => {
          const isMade = await contractsMade(contracts, first.windowId);
          expect(await isMade(application)).toBe(true);
          expect(await isMade(heldFromAnother)).toBe(true);
          expect(await isMade({ ...heldFromAnother, awardedLots: ['A', 'B'] })).toBe(false);
          expect(await isMade({ ...heldFromAnother, awardedLots: [] })).toBe(false);
        }),
        await meter.of(async () => expect(await contracts.hasAny(first.windowId)).toBe(true)),
      ]);
      expect(await contracts.hasAny(asking.windowId)).toBe(false);
    }
    const [few = [], many = []] = costs;
    for (const [index, cost] of many.entries()) expect(cost / (few[index] ?? 0)).toBeLessThanOrEqual(1.2);
    expect(Math.max(...many)).toBeLessThan(10);
  });
});

describe('The contracts of a window', () => {
  it('are listed as they are made, and those of no other', async () => {
    const made = [0, 1, WINDOW_HOLDS].map((number) => placeOf('by-window', number));
    for (const each of made) await contracts.make(each);
    expect(await Array.fromAsync(contracts.ofWindow(windowOf('by-window', 0)))).toEqual(made.slice(0, 2));
  });

  it('keep the first where another window awards the place again', async () => {
    const first = placeOf('again', 0);
    await contracts.make(first);
    const later = { ...first, windowId: 'again-later', applicationId: 'again-later.account-0' };
    expect(await contracts.make(later)).toEqual(first);
    expect(await contracts.hasAny('again-later')).toBe(false);
  });
});
