import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { registerLists } from '../../../adapters/dynamodb/register-lists.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { aPlace } from '../../functions/public-site/a-public-site.ts';
import { metered } from '../../support/metered.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let contracts: ReturnType<typeof contractRepository>;
let lists: ReturnType<typeof registerLists>;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  const records = table(tables.documents, tables.records);
  contracts = contractRepository(records);
  lists = registerLists(records);
});
afterAll(() => tables.close());

const zone = (id: string) => ({ zone: id, hoursPerWeek: 10 });
const make = async (agreementId: string, from: number, upTo: number, fields: Partial<Contract> = {}) => {
  for (let number = from; number < upTo; number += 1) await contracts.make(aPlace(agreementId, number, fields));
};
const asked = (agreementId: string, ...lots: readonly string[]) => ({ agreementId, lots, zone: undefined });

describe('The lists of the register', () => {
  it('have every contract, and count each, though several were made at the same moment', async () => {
    const made = [1, 2, 3].flatMap((number) => ['A', 'B'].map((lot) => aPlace('at-once', number, { lot })));
    await Promise.all(made.map((each) => contracts.make(each)));
    expect(await lists.counts('at-once')).toMatchObject({
      all: 3,
      lots: { A: 3, B: 3 },
      zones: { 1: 3 },
      lotZones: { A: { 1: 3 }, B: { 1: 3 } },
    });
    const { items: providers } = await lists.page(asked('at-once', 'A', 'B'), {});
    expect(providers.map((each) => each.contracts.map(({ lot }) => lot))).toEqual([
      ['A', 'B'],
      ['A', 'B'],
      ['A', 'B'],
    ]);
  });

  it('have a contract once, and as it was, where it is made again', async () => {
    const first = await contracts.make(aPlace('again', 1));
    const later = aPlace('again', 1, { providerName: 'Renamed', applicationId: 'another' });
    expect(await contracts.make(later)).toEqual(first);
    expect((await lists.counts('again')).all).toBe(1);
    const { items: providers } = await lists.page(asked('again', 'A'), {});
    expect(providers.flatMap((each) => each.contracts.map(({ providerName }) => providerName))).toEqual([
      'Care firm 001',
    ]);
  });

  it('never part a provider of several lots over two pages, forwards or backwards', async () => {
    for (const lot of ['A', 'B', 'C']) await make('parted', 0, 7, { lot });
    await make('parted', 7, 9, { lot: 'B' });
    const of = asked('parted', 'A', 'B', 'C');
    const first = await lists.page(of, {}, 4);
    const second = await lists.page(of, { from: first.next }, 4);
    const third = await lists.page(of, { from: second.next }, 4);
    const lotsOf = ({ items }: typeof first) => items.map((each) => each.contracts.length);
    expect([first, second, third].map(lotsOf)).toEqual([[3, 3, 3, 3], [3, 3, 3, 1], [1]]);
    expect(third.next).toBeUndefined();
    expect(await lists.page(of, { before: third.previous }, 4)).toEqual({
      ...second,
      previous: second.items[0]?.place,
    });
  });

  it('cost a reader what is shown, however many there are', async () => {
    const meter = metered(tables.documents);
    const narrow = { agreementId: 'growing', lots: ['A'], zone: '1' };
    await make('growing', 0, 60);
    const few = await meter.of(() => lists.page(narrow, {}));
    await make('growing', 60, 300, { zones: [zone('1'), zone('2')] });
    const many = await meter.of(() => lists.page(narrow, {}));
    expect(many / few).toBeLessThanOrEqual(1.2);
    expect(many).toBeLessThan(10);
  });
});
