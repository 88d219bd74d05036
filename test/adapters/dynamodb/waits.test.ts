import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { type Table, table } from '../../../adapters/dynamodb/table.ts';
import { type Ask, ask, waitRepository } from '../../../adapters/dynamodb/waits.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let records: Table;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  records = table(tables.documents, tables.records);
});
afterAll(() => tables.close());

const subject = 's1-home-care-2027-03-01.willow';
const indexed = z.object({ gsi1pk: z.string().optional() });
/** Where the index has what is asked, once it waits and once it is answered. */
const placesOf = async (asked: Ask) => {
  const waits = waitRepository(records);
  const place = async () => (await records.get(indexed, { pk: `WAIT#${subject}`, sk: asked }))?.gsi1pk;
  const enteredAt = '2027-04-01T09:00:00.000Z';
  const open = await waits.begin({ subject, ask: asked, token: 'token', enteredAt, detail: undefined });
  const waiting = await place();
  await records.transact([waits.answer(open, {})]);
  return { waiting, answered: await place() };
};

describe('What officers are asked', () => {
  it('is in the index while it waits where somebody lists it, and nowhere else; an answer on its way always is', async () => {
    const listed: Ask[] = [];
    for (const asked of ask.options) {
      const { waiting, answered } = await placesOf(asked);
      if (waiting) listed.push(asked);
      expect(answered).toBe('UNDELIVERED-ANSWER');
    }
    expect(listed).toEqual([
      'release',
      'letters-left',
      'undelivered-letters',
      'publication',
      'standstill-end',
      'challenge',
      'register-changes',
      'fault',
      'window-fault',
    ]);
  });
});
