import { buffer } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DynamoDbLocal, startDynamoDb } from '../../src/dynamodb/dynamodb-local.ts';
import { alignTables } from '../../src/dynamodb/tables.ts';
import { DynamoDbUpstream } from '../../src/gate/dynamodb-upstream.ts';
import { listen } from '../../src/gate/server.ts';
import type { DynamoDbUsage, Usage } from '../../src/usage.ts';
import { aTable } from '../dynamodb/a-table.ts';

const attributes = ['PK', 'SK', 'status', 'name'].map((AttributeName) => ({
  AttributeName,
  AttributeType: 'S' as const,
}));
const byStatus = {
  IndexName: 'byStatus',
  KeySchema: [
    { AttributeName: 'status', KeyType: 'HASH' as const },
    { AttributeName: 'name', KeyType: 'RANGE' as const },
  ],
  Projection: { ProjectionType: 'ALL' as const },
};
const tables = [aTable('Plain'), aTable('Listed', { attributes, globalIndexes: [byStatus] })];

let database: DynamoDbLocal;
let gate: Awaited<ReturnType<typeof listen>>;
let upstream: DynamoDbUpstream;
let db: DynamoDBDocumentClient;
const used: DynamoDbUsage[] = [];
beforeAll(async () => {
  database = await startDynamoDb({ inMemory: true });
  await alignTables(database.endpoint, 'secretKey', tables);
  const meter = (usage: Usage) => void (usage.kind === 'dynamodb' && used.push(usage));
  upstream = new DynamoDbUpstream(database.endpoint, 'secretKey', tables, undefined, { meter, isKept: false });
  gate = await listen(async (req, res) => {
    const body = await buffer(req);
    const operation = String(req.headers['x-amz-target']).split('.')[1] ?? '';
    await upstream.forward(req, { operation, body, request: JSON.parse(body.toString()) }, res);
  });
  const credentials = { accessKeyId: 'role', secretAccessKey: 'local' };
  db = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint: gate.url, region: 'eu-west-2', credentials }));
});
afterAll(async () => {
  db.destroy();
  upstream.close();
  await gate.close();
  await database.stop();
});

type Part = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
/** What a transaction is said to take, of each of its tables. */
const taken = async (...parts: readonly Part[]) => {
  used.length = 0;
  await db.send(new TransactWriteCommand({ TransactItems: [...parts] }));
  return used.flatMap((one) => one.used.map(({ table, units, ofIndexes }) => [table, units, ofIndexes]));
};
const at = (TableName: string, SK: string) => ({ TableName, Key: { PK: 'p', SK } });
const put = (TableName: string, SK: string, bytes: number, more: object = {}): Part => ({
  Put: { TableName, Item: { PK: 'p', SK, text: 'x'.repeat(bytes), ...more } },
});

it('each item of a transaction takes two units a kilobyte, however many there are', async () => {
  const forty = Array.from({ length: 40 }, (_, index) => put('Plain', `forty-${index}`, 400));
  expect(await taken(...forty)).toEqual([['Plain', 80, 0]]);
  expect(await taken(put('Plain', 'a', 2_500), put('Plain', 'b', 2_500), put('Listed', 'a', 10))).toEqual([
    ['Plain', 12, 0],
    ['Listed', 2, 0],
  ]);
});

it('what is updated and checked takes what it is large, which the request does not say', async () => {
  await taken(put('Plain', 'large', 5_000), put('Plain', 'small', 10));
  expect(
    await taken(
      {
        Update: { ...at('Plain', 'large'), UpdateExpression: 'SET more = :m', ExpressionAttributeValues: { ':m': 1 } },
      },
      { ConditionCheck: { ...at('Plain', 'small'), ConditionExpression: 'attribute_exists(PK)' } },
    ),
  ).toEqual([['Plain', 12, 0]]);
  expect(
    await taken({ ConditionCheck: { ...at('Plain', 'none'), ConditionExpression: 'attribute_not_exists(PK)' } }),
  ).toEqual([['Plain', 2, 0]]);
  expect(await taken({ Delete: at('Plain', 'small') })).toEqual([['Plain', 2, 0]]);
});

it('a record of an index takes one unit a kilobyte, as often as one is written', async () => {
  const waits = { status: 'waits', name: 'n' };
  expect(await taken(put('Listed', 'b', 400, waits), put('Listed', 'c', 400, waits))).toEqual([['Listed', 6, 2]]);
  const moved = put('Listed', 'b', 400, { ...waits, status: 'sent' });
  expect(await taken(moved)).toEqual([['Listed', 4, 2]]);
  expect(
    await taken({
      Update: { ...at('Listed', 'b'), UpdateExpression: 'REMOVE #s', ExpressionAttributeNames: { '#s': 'status' } },
    }),
  ).toEqual([['Listed', 3, 1]]);
  expect(await taken({ Delete: at('Listed', 'c') })).toEqual([['Listed', 3, 1]]);
});
