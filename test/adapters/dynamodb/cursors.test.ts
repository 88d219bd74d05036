import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { type Table, table } from '../../../adapters/dynamodb/table.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let records: Table;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  records = table(tables.documents, tables.records);
  for (const list of ['FIRST', 'SECOND']) {
    for (const number of [1, 2, 3]) {
      const gsi1 = { gsi1pk: `INDEX#${list}`, gsi1sk: `NAME#${number}` };
      await records.put({ pk: list, sk: `ITEM#${number}`, number, ...gsi1 });
    }
    await records.put({ pk: list, sk: 'OTHER#1', number: 9 });
  }
});
afterAll(() => tables.close());

const item = z.object({ number: z.number() });
const numbers = ({ items }: { readonly items: readonly z.infer<typeof item>[] }) => items.map(({ number }) => number);
const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const list = (after: string | undefined, limit = 2) => records.page(item, 'FIRST', { prefix: 'ITEM#', limit, after });
const index = (after: string | undefined, limit = 2) => records.pageByStatus(item, 'INDEX#FIRST', { limit, after });

const inIndex = { pk: 'FIRST', sk: 'ITEM#2', gsi1pk: 'INDEX#FIRST', gsi1sk: 'NAME#2' };
const nonsense: readonly (readonly [string, string])[] = [
  ['nothing', ''],
  ['no JSON', 'x'],
  ['an empty object', 'e30'],
  ['a number', written(7)],
  ['an empty key', written({ pk: 'FIRST', sk: '' })],
  ['another partition', written({ pk: 'SECOND', sk: 'ITEM#2' })],
  ['another kind of record of the same partition', written({ pk: 'FIRST', sk: 'OTHER#1' })],
  ['a key too long for a table', written({ pk: 'FIRST', sk: `ITEM#${'9'.repeat(3000)}` })],
  ['more than the key', written({ pk: 'FIRST', sk: 'ITEM#2', more: 'x' })],
  ['another status', written({ ...inIndex, gsi1pk: 'INDEX#SECOND' })],
  ['numbers for keys', written({ pk: 1, sk: 2 })],
];

describe('A list is read on from where its own cursor says', () => {
  it('in a partition', async () => {
    const { next } = await list(undefined);
    expect(numbers(await list(next))).toEqual([3]);
  });

  it('in an index', async () => {
    const { next } = await index(undefined);
    expect(numbers(await index(next))).toEqual([3]);
  });
});

describe('A list is read from its beginning where it is asked to go on after', () => {
  it.each(nonsense)('%s', async (_, after) => {
    expect(numbers(await list(after))).toEqual([1, 2]);
    expect(numbers(await index(after))).toEqual([1, 2]);
  });

  it('the cursor of a list of another kind', async () => {
    expect(numbers(await list((await index(undefined)).next))).toEqual([1, 2]);
    expect(numbers(await index((await list(undefined)).next))).toEqual([1, 2]);
  });
});
