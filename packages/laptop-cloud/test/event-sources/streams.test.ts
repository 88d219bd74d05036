import {
  BatchWriteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  type StreamSpecification,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DynamoDbLocal, startDynamoDb } from '../../src/dynamodb/dynamodb-local.ts';
import { alignTables } from '../../src/dynamodb/tables.ts';
import { type Shard, TableStreams } from '../../src/event-sources/streams.ts';
import { aTable } from '../dynamodb/a-table.ts';

let database: DynamoDbLocal;
let db: DynamoDBClient;
let streams: TableStreams;
beforeAll(async () => {
  database = await startDynamoDb({ inMemory: true });
  const credentials = { accessKeyId: 'key', secretAccessKey: 'local' };
  db = new DynamoDBClient({ endpoint: database.endpoint, region: 'eu-west-2', credentials });
  streams = new TableStreams(database.endpoint, 'key');
  const both = { StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
  const tables = ['Many', 'Large', 'Turned', 'Other', 'Empty'].map((name) => aTable(name, { streamView: both }));
  await alignTables(database.endpoint, 'key', tables);
}, 60_000);
afterAll(async () => {
  streams.close();
  db.destroy();
  await database.stop();
});

const item = (id: string, text = '') => ({ PK: { S: id }, SK: { S: 'a' }, text: { S: text } });
const put = (TableName: string, id: string, text?: string) =>
  db.send(new PutItemCommand({ TableName, Item: item(id, text) }));
const onlyShardOf = async (table: string): Promise<Shard> => {
  const [shard, ...others] = await streams.shardsOf(table);
  expect(others).toEqual([]);
  return shard ?? { id: '', streamArn: '' };
};
/** All that a shard has, with how many times it was read, going on only while there may be more. */
const readAll = async (shard: Shard) => {
  const ids: unknown[] = [];
  let after: string | undefined;
  for (let times = 1; ; times += 1) {
    const { records, isFull } = await streams.read(shard, after);
    ids.push(...records.map(({ dynamodb }) => dynamodb.Keys.PK));
    after = records.at(-1)?.dynamodb.SequenceNumber ?? after;
    if (!isFull) return { ids, times };
  }
};

describe('the stream of a table', () => {
  it('is read to its end, though it has more than is given at once', async () => {
    const all = Array.from({ length: 1_225 }, (_, at) => `${at}`);
    for (let at = 0; at < all.length; at += 25) {
      const requests = all.slice(at, at + 25).map((id) => ({ PutRequest: { Item: item(id) } }));
      await db.send(new BatchWriteItemCommand({ RequestItems: { Many: requests } }));
    }
    const { ids, times } = await readAll(await onlyShardOf('Many'));
    expect(ids).toHaveLength(all.length);
    expect(new Set(ids.map((id) => JSON.stringify(id))).size).toBe(all.length);
    expect(times).toBe(2);
  });

  it('is read to its end, though its items are as large as may be', async () => {
    const sizes = [390_000, 395_000, 10, 380_000, 390_000, 10];
    for (const [at, size] of sizes.entries()) await put('Large', `${at}`, 'x'.repeat(size));
    for (const [at, size] of sizes.entries()) await put('Large', `${at}`, 'y'.repeat(size));
    const { ids } = await readAll(await onlyShardOf('Large'));
    expect(ids).toEqual([0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5].map((id) => ({ S: String(id) })));
  });

  it('goes on in another one when it is turned off and on; the first has an end', async () => {
    await put('Turned', 'before');
    const turn = (StreamSpecification: StreamSpecification) =>
      db.send(new UpdateTableCommand({ TableName: 'Turned', StreamSpecification }));
    await turn({ StreamEnabled: false });
    await turn({ StreamEnabled: true, StreamViewType: 'KEYS_ONLY' });
    await put('Turned', 'after');
    const shards = await streams.shardsOf('Turned');
    const read = await Promise.all(shards.map((shard) => streams.read(shard, undefined)));
    expect(read.map(({ records }) => records.map(({ dynamodb }) => dynamodb.Keys.PK))).toEqual([
      [{ S: 'before' }],
      [{ S: 'after' }],
    ]);
    expect(read.map(({ hasEnded }) => hasEnded)).toEqual([true, false]);
  });

  it('is read from the first record that is left, where the one that it should follow is there no more', async () => {
    const shard = await onlyShardOf('Other');
    await put('Other', 'left');
    const { records } = await streams.read(shard, '000000000000000000001');
    expect(records.map(({ dynamodb }) => dynamodb.Keys.PK)).toEqual([{ S: 'left' }]);
  });

  it('is read on where it ended, when there is more', async () => {
    const shard = await onlyShardOf('Empty');
    const idsAfter = async (after: string | undefined) => {
      const { records } = await streams.read(shard, after);
      return { ids: records.map(({ dynamodb }) => dynamodb.Keys.PK), last: records.at(-1)?.dynamodb.SequenceNumber };
    };
    expect((await idsAfter(undefined)).ids).toEqual([]);
    await put('Empty', 'first');
    const { ids, last } = await idsAfter(undefined);
    expect(ids).toEqual([{ S: 'first' }]);
    expect((await idsAfter(last)).ids).toEqual([]);
    await put('Empty', 'second');
    expect((await idsAfter(last)).ids).toEqual([{ S: 'second' }]);
    expect((await idsAfter(undefined)).ids).toEqual([{ S: 'first' }, { S: 'second' }]);
  });

  it('that is not there is told in the words of DynamoDB', async () => {
    const shard = { ...(await onlyShardOf('Other')), id: 'shardId-00000000000000000000-00000000' };
    await expect(streams.read(shard, undefined)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
