import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { asUnkindAsAws } from '@laptop/cloud/dynamodb/as-unkind-as-aws';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import * as z from 'zod';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { isContended } from '../../../adapters/dynamodb/contended.ts';
import { documentClient, notThere, type Table, table } from '../../../adapters/dynamodb/table.ts';
import { createTables, type Tables } from '../../support/tables.ts';

let tables: Tables;
let cloud: Awaited<ReturnType<typeof asUnkindAsAws>>;
let client: DynamoDBClient;
let records: Table;
beforeAll(async () => {
  tables = await createTables({ endpoint: inject('dynamoDbEndpoint') });
  const keySchema = [
    { AttributeName: 'pk', KeyType: 'HASH' as const },
    { AttributeName: 'sk', KeyType: 'RANGE' as const },
  ];
  cloud = await asUnkindAsAws({
    endpoint: inject('dynamoDbEndpoint'),
    accessKeyId: 'test',
    tables: [{ name: tables.records, keySchema }],
    holdMs: 15,
  });
  client = clientOf();
  records = table(documentClient(client), tables.records);
});
afterAll(async () => {
  client.destroy();
  await tables.close();
  await cloud.close();
});

const clientOf = () => {
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new DynamoDBClient({ endpoint: cloud.endpoint, region: 'eu-west-2', credentials });
};
const shared = { pk: 'SHARED', sk: 'ALL' };
const count = z.object({ sk: z.string() });
const many = (group: string) => Array.from({ length: 20 }, (_, n) => ({ pk: group, sk: String(n).padStart(2, '0') }));
const checkShared = () => ({
  ConditionCheck: { TableName: tables.records, Key: shared, ConditionExpression: 'attribute_exists(pk)' },
});

describe('Writes that meet', () => {
  it('are refused at once by AWS, though each only looks at what the others look at', async () => {
    await records.put(shared);
    const bare = DynamoDBDocumentClient.from(clientOf());
    const results = await Promise.allSettled(
      many('BARE').map((Item) =>
        bare.send(
          new TransactWriteCommand({ TransactItems: [{ Put: { TableName: tables.records, Item } }, checkShared()] }),
        ),
      ),
    );
    const refused = results.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(refused.length).toBeGreaterThan(10);
    for (const reason of refused) expect(reason).toBeInstanceOf(TransactionCanceledException);
    bare.destroy();
  });

  it('are made again until none is in the way of another, and each is made once', async () => {
    await records.put(shared);
    await Promise.all(many('AGAIN').map((item) => records.transact([records.putWrite(item, notThere), checkShared()])));
    expect(await records.every(count, 'AGAIN')).toHaveLength(20);
  });

  it('are made again where the database takes no more for a moment', async () => {
    cloud.throttling.set('refuses-one-write-in-five');
    await Promise.all(many('THROTTLED').map((item) => records.transact([records.putWrite(item, notThere)])));
    cloud.throttling.set('none');
    expect(await records.every(count, 'THROTTLED')).toHaveLength(20);
  });

  it('are told apart from what stands against the write: a failed condition is an answer at once, whatever else was in the way', () => {
    const cancelled = (...codes: readonly string[]) =>
      new TransactionCanceledException({
        $metadata: {},
        message: 'cancelled',
        CancellationReasons: codes.map((Code) => ({ Code })),
      });
    expect(isContended(cancelled('None', 'TransactionConflict'))).toBe(true);
    expect(isContended(cancelled('ThrottlingError', 'None', 'ProvisionedThroughputExceeded'))).toBe(true);
    expect(isContended(cancelled('TransactionConflict', 'ConditionalCheckFailed'))).toBe(false);
    expect(isContended(cancelled('ValidationError'))).toBe(false);
    expect(isContended(cancelled())).toBe(false);
    expect(isContended(new Conflict('changed'))).toBe(false);
  });

  it('leave a failed condition a conflict', async () => {
    await records.put({ pk: 'TAKEN', sk: '1' });
    await expect(records.transact([records.putWrite({ pk: 'TAKEN', sk: '1' }, notThere)])).rejects.toThrow(Conflict);
  });
});
