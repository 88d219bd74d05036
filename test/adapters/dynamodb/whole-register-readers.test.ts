import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import { listWrites } from '../../../adapters/dynamodb/contract-lists.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { contractsMade, isEachPlaceHeld } from '../../../adapters/dynamodb/contracts-made.ts';
import { locationUses } from '../../../adapters/dynamodb/location-uses.ts';
import { type Table, table, type Write } from '../../../adapters/dynamodb/table.ts';
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

/** Writes what belongs to each, fifty at a time. */
const writeEach = async (made: readonly Contract[], writes: (each: Contract) => readonly Write[]): Promise<void> => {
  for (let from = 0; from < made.length; from += 50)
    await records.transact(made.slice(from, from + 50).flatMap(writes));
};

/** A register of so many contracts, ten from each window, as it lay before they were listed by window and at their locations. */
const registerOf = async (agreementId: string, size: number): Promise<readonly [Contract, ...Contract[]]> => {
  const numbers = Array.from({ length: size - 1 }, (_, number) => number + 1);
  const made: [Contract, ...Contract[]] = [placeOf(agreementId, 0), ...numbers.map((n) => placeOf(agreementId, n))];
  await writeEach(made, (each) => [
    records.putWrite({ pk: `REGISTER#${agreementId}`, sk: `LOT#${each.lot}#${each.providerId}`, ...each }),
  ]);
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

const later = (agreementId: string) => ({
  agreementId,
  windowId: `${agreementId}-window-later`,
  providerId: 'impostor',
});
const usesOf = ({ agreementId, locationId }: Contract) =>
  locationUses({ records, applications })(later(agreementId), locationId);

describe('What reads of the register what it needs', () => {
  it('costs the same with 100 contracts as with 1,000', async () => {
    const costs = [];
    for (const size of [100, 1_000]) {
      const made = await registerOf(`register-of-${size}`, size);
      const [first] = made;
      await openedOf(first);
      await writeEach(made, (each) => listWrites(records, each));
      costs.push([
        await meter.of(async () => expect(await usesOf(first)).toHaveLength(1)),
        await meter.of(async () => {
          const isMade = await contractsMade(contracts, first.windowId);
          const another = { ...first, applicationId: 'another', awardedLots: ['A'] };
          expect([await isMade(another), await isEachPlaceHeld(contracts, another)]).toEqual([false, true]);
        }),
        await meter.of(async () => expect(await contracts.hasAny(first.windowId)).toBe(true)),
      ]);
      expect(await contracts.hasAny(later(first.agreementId).windowId)).toBe(false);
    }
    const [few = [], many = []] = costs;
    for (const [index, cost] of many.entries()) expect(cost / (few[index] ?? 0)).toBeLessThanOrEqual(1.2);
    expect(Math.max(...many)).toBeLessThan(10);
  });

  it('finds contracts from before there were lists, once they are listed', async () => {
    const [first] = await registerOf('older', 3);
    await openedOf(first);
    expect(await makeRegisterWhole(records, contracts)('older')).toBe(true);
    expect(await usesOf(first)).toMatchObject([
      { application: { applicationId: first.applicationId }, isContracted: true },
    ]);
    const isMade = await contractsMade(contracts, first.windowId);
    expect(await isMade({ ...first, awardedLots: ['A', 'B'] })).toBe(true);
    const another = (...awardedLots: string[]) => ({ ...first, applicationId: 'another', awardedLots });
    expect(await isMade(another('A'))).toBe(false);
    expect(await isEachPlaceHeld(contracts, another('A'))).toBe(true);
    expect(await isEachPlaceHeld(contracts, another('A', 'B'))).toBe(false);
    expect(await isEachPlaceHeld(contracts, another())).toBe(false);
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
