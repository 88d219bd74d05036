import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { letterRepository } from '../../../adapters/dynamodb/letters.ts';
import { table } from '../../../adapters/dynamodb/table.ts';
import { createTables, type Tables } from '../../support/tables.ts';

const at = '2027-05-03T09:00:00.000Z';
let tables: Tables;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
});
afterAll(() => tables.close());

/** A client that, once it has read a letter, lets somebody else go first. */
const overtaken = (meanwhile: () => Promise<unknown>) => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const client = new DynamoDBClient({ endpoint: inject('dynamoDbEndpoint'), region: 'eu-west-2', credentials });
  let isFirst = true;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const result = await next(args);
      if (isFirst && context.commandName === 'GetItemCommand') {
        isFirst = false;
        await meanwhile();
      }
      return result;
    },
    { step: 'initialize' },
  );
  return DynamoDBDocumentClient.from(client);
};

it('an outcome letter of an award that was stopped is not sent, though a sender took it in hand at the same moment', async () => {
  const letters = letterRepository(tables.documents, table(tables.documents, tables.letters));
  const letter = { letterId: 'w.outcome.a', kind: 'outcome' as const };
  await letters.enqueue([{ ...letter, to: 'a@example.com', subject: 'The outcome', body: 'Dear Ash' }], at);

  const claims: Awaited<ReturnType<typeof letters.claim>>[] = [];
  const documents = overtaken(async () => claims.push(await letters.claim(letter, at)));
  await letterRepository(documents, table(documents, tables.letters)).withdraw(letter.letterId);

  const [claim] = claims;
  if (!claim) throw new Error('The sender has not taken it');
  // The mail service is down, so the letter has not gone, and is taken up again later.
  await letters.release(claim.letter, { mayHaveGone: false });
  const again = await letters.claim(letter, '2027-05-03T10:00:00.000Z');
  expect(again?.letter.recalled ?? (await letters.get(letter.letterId))?.status).not.toBe('claimed');
  documents.destroy();
});
