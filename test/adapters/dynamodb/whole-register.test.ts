import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { registerLists } from '../../../adapters/dynamodb/register-lists.ts';
import { type Table, table } from '../../../adapters/dynamodb/table.ts';
import { makeRegisterWhole } from '../../../adapters/dynamodb/whole-register.ts';
import { aPlace } from '../../functions/public-site/a-public-site.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let records: Table;
let contracts: ReturnType<typeof contractRepository>;
let lists: ReturnType<typeof registerLists>;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  records = table(tables.documents, tables.records);
  contracts = contractRepository(records);
  lists = registerLists(records);
});
afterAll(() => tables.close());

/** A contract as it lay before there were lists. */
const madeBefore = (agreementId: string, number: number, lot = 'A') => {
  const made = aPlace(agreementId, number, { lot });
  return records.put({ pk: `REGISTER#${agreementId}`, sk: `LOT#${lot}#${made.providerId}`, ...made });
};
const listed = async (agreementId: string) =>
  (await lists.page({ agreementId, lots: ['A', 'B'], zone: '1' }, {})).items.map(({ contracts }) =>
    contracts.map(({ providerName, lot }) => `${providerName} ${lot}`),
  );

describe('The public register', () => {
  it('lists contracts from before it had lists, once they are listed, with those that were made since', async () => {
    await madeBefore('older', 1);
    await madeBefore('older', 1, 'B');
    await madeBefore('older', 2);
    await contracts.make(aPlace('older', 3));
    expect(await listed('older')).toEqual([['Care firm 003 A']]);
    expect(await makeRegisterWhole(records, contracts)('older')).toBe(true);
    expect(await listed('older')).toEqual([
      ['Care firm 001 A', 'Care firm 001 B'],
      ['Care firm 002 A'],
      ['Care firm 003 A'],
    ]);
    expect(await lists.counts('older')).toMatchObject({ all: 3, lots: { A: 3, B: 1 }, zones: { 1: 3 } });
  });

  it('is looked through once, and stays whole with what is made later', async () => {
    const make = makeRegisterWhole(records, contracts);
    expect([await make('fresh'), await make('fresh')]).toEqual([true, false]);
    await contracts.make(aPlace('fresh', 1));
    expect(await make('fresh')).toBe(false);
    expect((await lists.counts('fresh')).all).toBe(1);
  });

  it('is left to the next attempt where a contract is made meanwhile', async () => {
    await madeBefore('meanwhile', 1);
    const whileRead = makeRegisterWhole(records, {
      async *every(agreementId) {
        yield* contracts.every(agreementId);
        await contracts.make(aPlace(agreementId, 2));
      },
    });
    await expect(whileRead('meanwhile')).rejects.toMatchObject({ name: 'Conflict' });
    expect(await makeRegisterWhole(records, contracts)('meanwhile')).toBe(true);
    expect((await lists.counts('meanwhile')).all).toBe(2);
  });
});
