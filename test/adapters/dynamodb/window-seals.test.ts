import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { table } from '../../../adapters/dynamodb/table.ts';
import { windowSeals } from '../../../adapters/dynamodb/window-seals.ts';
import { meantReaders } from '../../../domain/seal/readers.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
});
afterAll(() => tables.close());

const windowId = 's1-home-care-2027-03-01';
const until = '2027-03-31T11:00:00.000Z';
const note = { step: 'submission' as const, at: '2027-03-20T10:00:00.000Z', readers: [...meantReaders] };

/** Has the database take one write, after which whoever wrote it is killed. */
const killedAfterAWrite = async (deed: () => Promise<unknown>) => {
  const { middlewareStack } = tables.documents;
  const name = 'killedAfterAWrite';
  middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const answer = await next(args);
        if (/Put|Write/.test(commandName)) throw new Error('killed');
        return answer;
      },
    { step: 'initialize', name },
  );
  await expect(deed()).rejects.toThrow('killed');
  middlewareStack.remove(name);
};

it('who may read what is sealed is noted with the seal, though whoever set it was killed after a write', async () => {
  const seals = windowSeals(table(tables.documents, tables.sealed));
  await killedAfterAWrite(async () => (await seals.sealing(windowId))(until, note));
  expect(await seals.sealedUntil(windowId)).toBe(until);
  await (await seals.sealing(windowId))(until, note);
  expect(await seals.readers(windowId)).toEqual([note]);
});
