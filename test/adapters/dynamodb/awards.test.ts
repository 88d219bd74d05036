import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { type Table, table } from '../../../adapters/dynamodb/table.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let records: Table;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  records = table(tables.documents, tables.records);
});
afterAll(() => tables.close());

const made = (windowId: string) => ({
  windowId,
  by: { id: 'priya', name: 'Priya Example' },
  at: '2027-04-14T10:00:00.000Z',
  text: 'Everyone who meets the conditions.',
  evaluatedBy: [],
  round: 1,
});

it('A recommendation of twenty thousand places is stored, and its places are read as they were', async () => {
  const awards = awardRepository(records);
  const places = Array.from({ length: 20_000 }, (_, index) => ({
    applicationId: `s1-home-care-2027-03-01.${String(index).padStart(36, '0')}`,
    lot: 'A',
    total: 80.5,
  }));
  await records.transact([await awards.recommend({ ...made('many'), places })]);
  const [kept] = await awards.recommendations('many');
  expect(kept?.placeCount).toBe(20_000);
  expect(kept && (await awards.places(kept))).toEqual(places);
});

it('A recommendation of the time when its places lay in it is read as it was made', async () => {
  const awards = awardRepository(records);
  const places = [{ applicationId: 'old.a', lot: 'A', total: 80 }];
  await records.put({ pk: 'AWARD#old', sk: 'RECOMMENDATION#001', ...made('old'), places });
  const [kept] = await awards.recommendations('old');
  expect(kept).toEqual({ ...made('old'), placeCount: 1, placesHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(kept && (await awards.places(kept))).toEqual(places);
});
