import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOffset } from '../src/clock/offset-file.ts';
import { type KeptState, openKeptState, openStoppedState } from '../src/kept-state.ts';
import { openStore } from '../src/s3/store.ts';
import { takeStateFolder } from '../src/state-folder.ts';

const dir = mkdtempSync(join(tmpdir(), 'state-'));
const clientOf = ({ endpoint, region, credentials }: KeptState) =>
  new DynamoDBClient({ endpoint, region, credentials });
const using = async <Answer>(state: KeptState, use: (client: DynamoDBClient) => Promise<Answer>): Promise<Answer> => {
  const client = clientOf(state);
  try {
    return await use(client);
  } finally {
    client.destroy();
    await state.close();
  }
};
const versions = async (state: KeptState) => Array.fromAsync(state.versionsIn('papers').below(''));

beforeAll(async () => {
  takeStateFolder(dir, false).release();
  writeFileSync(join(dir, 'database-key'), 'abc123');
  writeOffset(join(dir, 'clock.json'), 0);
  const store = openStore(join(dir, 'objects'), ['papers-1']);
  for (const text of ['one', 'two']) {
    const incoming = await store.receive(Readable.from([text]));
    store.commit('papers-1', incoming, { key: 'k', size: 3, etag: text, modified: 0, headers: {} });
  }
  store.close();
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('the state of a laptop', () => {
  it('is changed itself where the laptop is stopped, and only looked at in a copy', async () => {
    await using(await openStoppedState(dir), (client) =>
      client.send(
        new CreateTableCommand({
          TableName: 'Records-1',
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        }),
      ),
    );
    const copy = await openKeptState(dir);
    expect(await versions(copy)).toHaveLength(2);
    for (const version of await versions(copy)) await copy.versionsIn('papers').remove(version);
    expect(await versions(copy)).toEqual([]);
    await using(copy, (client) =>
      client.send(new PutItemCommand({ TableName: 'Records-1', Item: { pk: { S: 'only in the copy' } } })),
    );
    const state = await openStoppedState(dir);
    const [first] = await versions(state);
    if (first) await state.versionsIn('papers').remove(first);
    expect(await versions(state)).toHaveLength(1);
    expect(await versions({ ...state, versionsIn: () => state.versionsIn('other') })).toEqual([]);
    const found = await using(state, async (client) => {
      const { TableNames } = await client.send(new ListTablesCommand());
      return [TableNames, (await client.send(new ScanCommand({ TableName: 'Records-1' }))).Count];
    });
    expect(found).toEqual([['Records-1'], 0]);
  });

  it('is not changed while a laptop runs on it, nor taken for one where there is none', async () => {
    const running = takeStateFolder(dir, false);
    await expect(openStoppedState(dir)).rejects.toThrow('Another laptop already runs');
    running.release();
    await expect(openStoppedState(join(dir, 'objects'))).rejects.toThrow('There is no state');
  });
});
