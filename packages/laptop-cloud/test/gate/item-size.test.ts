import { type AttributeValue, CreateTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DynamoDbLocal, startDynamoDb } from '../../src/dynamodb/dynamodb-local.ts';
import { sizeOfItem } from '../../src/gate/item-size.ts';

let database: DynamoDbLocal;
let db: DynamoDBClient;
beforeAll(async () => {
  database = await startDynamoDb({ inMemory: true });
  const credentials = { accessKeyId: 'sizes', secretAccessKey: 'local' };
  db = new DynamoDBClient({ endpoint: database.endpoint, region: 'eu-west-2', credentials });
  await db.send(
    new CreateTableCommand({
      TableName: 'Sizes',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  );
});
afterAll(async () => {
  db.destroy();
  await database.stop();
});

const unitsOf = async (item: Record<string, AttributeValue>): Promise<number | undefined> => {
  const { ConsumedCapacity } = await db.send(
    new PutItemCommand({ TableName: 'Sizes', Item: item, ReturnConsumedCapacity: 'TOTAL' }),
  );
  return ConsumedCapacity?.CapacityUnits;
};

const KB = 1_024;

it.each<readonly [string, AttributeValue]>([
  ['text', { S: 'Caffi Môn, 12 o’clock' }],
  ['true', { BOOL: true }],
  ['nothing', { NULL: true }],
  ['bytes', { B: new Uint8Array([1, 2, 3, 4, 5]) }],
  ['texts', { SS: ['one', 'two'] }],
  ['a list', { L: [{ S: 'a' }, { L: [] }, { BOOL: false }] }],
  ['a map', { M: { lots: { L: [{ S: 'A' }] }, more: { M: {} } } }],
])('an item with %s takes the bytes that the database counts of it', async (name, value) => {
  const pk = { S: name };
  const inJson = value.B ? { B: Buffer.from(value.B).toString('base64') } : value;
  const padding = KB - sizeOfItem({ pk, value: inJson, padding: { S: '' } });
  const item = (more: number) => ({ pk, value, padding: { S: 'x'.repeat(padding + more) } });
  expect([await unitsOf(item(0)), await unitsOf(item(1))]).toEqual([1, 2]);
});

it.each([
  ['7', 2],
  ['2027', 3],
  ['-12.5', 3],
  ['1798761600000', 8],
])('the number %s takes about a byte for two digits, and one more', (number, bytes) => {
  expect(sizeOfItem({ n: { N: number } })).toBe(1 + bytes);
});
