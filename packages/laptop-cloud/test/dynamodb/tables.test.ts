import {
  DeleteTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DynamoDbLocal, startDynamoDb } from '../../src/dynamodb/dynamodb-local.ts';
import { alignTables } from '../../src/dynamodb/tables.ts';
import type { TableIndex } from '../../src/template/tables.ts';
import { aTable } from './a-table.ts';

let database: DynamoDbLocal;
let db: DynamoDBClient;
beforeAll(async () => {
  database = await startDynamoDb({ inMemory: true });
  const credentials = { accessKeyId: 'key', secretAccessKey: 'local' };
  db = new DynamoDBClient({ endpoint: database.endpoint, region: 'eu-west-2', credentials });
});
afterAll(async () => {
  db.destroy();
  await database.stop();
});

const index = (IndexName: string, by: string): TableIndex => ({
  IndexName,
  KeySchema: [{ AttributeName: by, KeyType: 'HASH' }],
  Projection: { ProjectionType: 'ALL' },
});
const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const withIndexes = (...indexes: TableIndex[]) => ({
  globalIndexes: indexes,
  attributes: [...aTable('T').attributes, ...indexes.map((one) => attribute(one.KeySchema[0]?.AttributeName ?? ''))],
});
const described = async (TableName: string) => (await db.send(new DescribeTableCommand({ TableName }))).Table;

const align = (tables: Parameters<typeof alignTables>[2]) => alignTables(database.endpoint, 'key', tables);

describe('the tables of the template', () => {
  it('are made with their indexes, stream and protection', async () => {
    const table = aTable('Made', {
      ...withIndexes(index('ByZone', 'zone')),
      streamView: { StreamViewType: 'NEW_IMAGE' },
      deletionProtection: true,
    });
    await align([table]);
    const made = await described('Made');
    expect(made?.GlobalSecondaryIndexes?.map((one) => one.IndexName)).toEqual(['ByZone']);
    expect(made?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
    await expect(db.send(new DeleteTableCommand({ TableName: 'Made' }))).rejects.toThrow(/deletion protection/i);
  });

  it('stay as they are when nothing changed', async () => {
    const table = aTable('Same', withIndexes(index('ByZone', 'zone')));
    await align([table]);
    const before = await described('Same');
    await align([table]);
    expect((await described('Same'))?.CreationDateTime).toEqual(before?.CreationDateTime);
  });

  it('follow when indexes change', async () => {
    await align([aTable('Changed', withIndexes(index('ByZone', 'zone')))]);
    await align([aTable('Changed', withIndexes(index('ByLot', 'lot'), index('ByDay', 'day')))]);
    const names = (await described('Changed'))?.GlobalSecondaryIndexes?.map((one) => one.IndexName);
    expect(names?.sort()).toEqual(['ByDay', 'ByLot']);
  });

  it('follow when a stream is asked for, when another kind is, and when none is', async () => {
    const streamOf = async (streamView: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES' | undefined) => {
      await align([aTable('Followed', { streamView: streamView && { StreamViewType: streamView } })]);
      const { StreamSpecification, LatestStreamArn } = (await described('Followed')) ?? {};
      return {
        now: StreamSpecification?.StreamEnabled ? StreamSpecification.StreamViewType : undefined,
        LatestStreamArn,
      };
    };
    expect((await streamOf(undefined)).now).toBeUndefined();
    const first = await streamOf('NEW_IMAGE');
    expect(first.now).toBe('NEW_IMAGE');
    expect(await streamOf('NEW_IMAGE')).toEqual(first);
    expect((await streamOf('NEW_AND_OLD_IMAGES')).now).toBe('NEW_AND_OLD_IMAGES');
    expect((await streamOf(undefined)).now).toBeUndefined();
  });

  it('lose nothing by its time to live, which would be judged by the machine’s time and not the laptop’s', async () => {
    await align([aTable('Expiring')]);
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
    await db.send(new UpdateTimeToLiveCommand({ TableName: 'Expiring', TimeToLiveSpecification }));
    await align([aTable('Expiring')]);
    const { TimeToLiveDescription } = await db.send(new DescribeTimeToLiveCommand({ TableName: 'Expiring' }));
    expect(TimeToLiveDescription?.TimeToLiveStatus).toBe('DISABLED');
  });

  it('are refused in one line when the key changed, since what is kept could not be found again', async () => {
    await align([aTable('Keyed')]);
    const other = aTable('Keyed', { keySchema: [{ AttributeName: 'PK', KeyType: 'HASH' }] });
    await expect(align([other])).rejects.toMatchObject({
      name: 'CannotStart',
      message: expect.stringContaining('npm start -- --fresh'),
    });
  });
});
