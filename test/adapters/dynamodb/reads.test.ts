import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { readsTogether } from '../../../adapters/dynamodb/reads.ts';
import { type Table, table } from '../../../adapters/dynamodb/table.ts';
import { requestsOf } from '../../support/requests.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let requests: ReturnType<typeof requestsOf>;
let [records, sealed]: Table[] = [];
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  requests = requestsOf(tables.documents);
});
afterAll(() => tables.close());
beforeEach(() => {
  const together = readsTogether(tables.documents);
  records = table(tables.documents, tables.records, undefined, together);
  sealed = table(tables.documents, tables.sealed, undefined, together);
});

const said = z.object({ says: z.string() });
const key = (sk: string) => ({ pk: 'reads', sk });

describe('What is read by its key at one moment', () => {
  it('is one request, of two tables too, and each is answered its own', async () => {
    await records?.put({ ...key('one'), says: 'of records' });
    await sealed?.put({ ...key('one'), says: 'of what is sealed' });
    await records?.put({ ...key('two'), says: 'another' });
    const found: unknown[] = [];
    const asked = await requests.of(async () => {
      const all = [records?.get(said, key('one')), sealed?.get(said, key('one')), records?.get(said, key('two'))];
      // What an answer that is known already leads to is of the same moment.
      const after = Promise.resolve().then(() => records?.get(said, key('three')));
      found.push(...(await Promise.all([...all, after, records?.get(said, key('one'))])));
    });
    expect(asked).toEqual(['BatchGetItem']);
    const [one, ofSealed, two] = ['of records', 'of what is sealed', 'another'].map((says) => ({ says }));
    expect(found).toEqual([one, ofSealed, two, undefined, one]);
  });

  it('is what was written before, and the next moment asks anew', async () => {
    await records?.put({ ...key('changing'), says: 'before' });
    expect(await records?.get(said, key('changing'))).toEqual({ says: 'before' });
    await records?.put({ ...key('changing'), says: 'after' });
    expect(await records?.get(said, key('changing'))).toEqual({ says: 'after' });
  });

  it('is read whole where it is more than one answer holds, or than one request may name', async () => {
    const says = 'x'.repeat(390_000);
    const many = Array.from({ length: 120 }, (_, n) => key(`many-${n}`));
    for (const each of many.slice(0, 50)) await records?.put({ ...each, says });
    for (const each of many.slice(50)) await records?.put({ ...each, says: each.sk });
    const found: (z.output<typeof said> | undefined)[] = [];
    const asked = await requests.of(async () => {
      found.push(...(await Promise.all(many.map((each) => records?.get(said, each)))));
    });
    // Two that name a hundred at most, and one for what the first answer had no room for.
    expect(asked).toEqual(['BatchGetItem', 'BatchGetItem', 'BatchGetItem']);
    expect(found.map((each) => each?.says)).toEqual(many.map(({ sk }, n) => (n < 50 ? says : sk)));
  });

  it('fails for each who asked where it fails', async () => {
    const nowhere = table(tables.documents, 'no-such-table', undefined, readsTogether(tables.documents));
    const both = await Promise.allSettled([nowhere.get(said, key('one')), nowhere.get(said, key('two'))]);
    expect(both.map((each) => each.status === 'rejected' && each.reason.name)).toEqual([
      'ResourceNotFoundException',
      'ResourceNotFoundException',
    ]);
  });
});
