import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DynamoDbLocal, startDynamoDb } from '../../src/dynamodb/dynamodb-local.ts';
import { alignTables } from '../../src/dynamodb/tables.ts';
import { aTable } from './a-table.ts';

let database: DynamoDbLocal | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await database?.stop();
  database = undefined;
});

const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: 'eu-west-2',
    credentials: { accessKeyId: 'key', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
const answers = (endpoint: string) =>
  fetch(endpoint, { method: 'POST' }).then(
    () => true,
    () => false,
  );

describe('DynamoDB Local', () => {
  it('ends with the process that started it, though that is killed, and keeps what was written', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'dynamodb-'));
    const holder = spawn(process.execPath, [fileURLToPath(new URL('./holder.ts', import.meta.url)), dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const endpoint = await new Promise<string>((said) =>
      holder.stdout.once('data', (data) => said(String(data).trim())),
    );
    const client = clientOf(endpoint);
    await alignTables(endpoint, 'key', [aTable('Places')]);
    await client.send(new PutItemCommand({ TableName: 'Places', Item: { PK: { S: 'a' }, SK: { S: 'b' } } }));
    holder.kill('SIGKILL');
    await new Promise((gone) => holder.once('exit', gone));
    await vi.waitFor(async () => expect(await answers(endpoint)).toBe(false), 5_000);

    database = await startDynamoDb({ dir });
    const get = new GetItemCommand({ TableName: 'Places', Key: { PK: { S: 'a' }, SK: { S: 'b' } } });
    expect((await clientOf(database.endpoint).send(get)).Item).toBeDefined();
  }, 90_000);

  it('says in one line how to get Java where there is none', async () => {
    vi.stubEnv('JAVA_HOME', '/nowhere');
    await expect(startDynamoDb({ inMemory: true })).rejects.toMatchObject({
      name: 'CannotStart',
      message: expect.stringMatching(
        /^The database, DynamoDB Local, needs Java and none was found\. Install Java 17.*$/,
      ),
    });
  });
});
