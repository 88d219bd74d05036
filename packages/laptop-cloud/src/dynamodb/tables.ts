import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  type StreamSpecification,
  type TableDescription,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { CannotStart } from '../cannot-start.ts';
import { region } from '../template/names.ts';
import type { Table, TableIndex } from '../template/tables.ts';

/**
 * Makes the tables what the template says: new ones are created, indexes and streams of old ones follow. Nothing is deleted by its time to live.
 *
 * @param accessKeyId the one under which DynamoDB Local keeps them.
 * @throws CannotStart for a table whose key changed.
 */
export async function alignTables(endpoint: string, accessKeyId: string, tables: readonly Table[]): Promise<void> {
  const db = new DynamoDBClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey: 'local' } });
  try {
    await Promise.all(tables.map((table) => alignTable(db, table)));
  } finally {
    db.destroy();
  }
}

async function alignTable(db: DynamoDBClient, table: Table): Promise<void> {
  const present = await describe(db, table.name);
  if (present) {
    // An index may still be in the making from before a stop.
    await ready(db, table.name);
    if (keyOf(present.KeySchema) !== keyOf(table.keySchema)) {
      throw new CannotStart(
        `Table ${table.name} has another key than the one kept: begin anew with npm start -- --fresh`,
      );
    }
    await alignIndexes(db, table, present);
    await alignStream(db, table, present);
    if (present.DeletionProtectionEnabled !== table.deletionProtection) {
      await db.send(
        new UpdateTableCommand({ TableName: table.name, DeletionProtectionEnabled: table.deletionProtection }),
      );
    }
  } else {
    await db.send(new CreateTableCommand(creation(table)));
    await ready(db, table.name);
  }
  await stopTimeToLive(db, table);
}

async function describe(db: DynamoDBClient, name: string): Promise<TableDescription | undefined> {
  try {
    return (await db.send(new DescribeTableCommand({ TableName: name }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
}

/** Only what CreateTable takes; what a template says beyond it (backups, encryption) has no meaning here. */
function creation(table: Table): CreateTableCommandInput {
  return {
    TableName: table.name,
    AttributeDefinitions: [...table.attributes],
    KeySchema: [...table.keySchema],
    BillingMode: 'PAY_PER_REQUEST',
    DeletionProtectionEnabled: table.deletionProtection,
    ...(table.globalIndexes.length > 0 && { GlobalSecondaryIndexes: [...table.globalIndexes] }),
    ...(table.localIndexes.length > 0 && { LocalSecondaryIndexes: [...table.localIndexes] }),
    ...(table.streamView && { StreamSpecification: { StreamEnabled: true, ...table.streamView } }),
  };
}

/** Waits until the table and all its indexes can be used and changed. */
async function ready(db: DynamoDBClient, name: string): Promise<void> {
  for (const giveUp = performance.now() + 60_000; performance.now() < giveUp; await sleep(50)) {
    const table = await describe(db, name);
    const states = [table?.TableStatus, ...(table?.GlobalSecondaryIndexes ?? []).map((index) => index.IndexStatus)];
    if (states.every((state) => state === 'ACTIVE')) return;
  }
  throw new CannotStart(`DynamoDB Local did not make table ${name} ready within 60 s.`);
}

/** One index at a time, as DynamoDB wants it; each is ready before the next. */
async function alignIndexes(db: DynamoDBClient, table: Table, present: TableDescription): Promise<void> {
  const kept = new Map((present.GlobalSecondaryIndexes ?? []).map((index) => [index.IndexName, indexKey(index)]));
  const wanted = new Map(table.globalIndexes.map((index) => [index.IndexName, indexKey(index)]));
  const update = async (
    change: { readonly Create: TableIndex } | { readonly Delete: { readonly IndexName: string } },
  ) => {
    await db.send(
      new UpdateTableCommand({
        TableName: table.name,
        AttributeDefinitions: [...table.attributes],
        GlobalSecondaryIndexUpdates: [change],
      }),
    );
    await ready(db, table.name);
  };
  for (const [name, key] of kept) {
    if (name !== undefined && wanted.get(name) !== key) await update({ Delete: { IndexName: name } });
  }
  for (const index of table.globalIndexes) {
    if (kept.get(index.IndexName) !== indexKey(index)) await update({ Create: index });
  }
}

/** Another kind of stream is another stream: the one that there was ends first. */
async function alignStream(
  db: DynamoDBClient,
  { name: TableName, streamView }: Table,
  { StreamSpecification: kept }: TableDescription,
): Promise<void> {
  const isKept = kept?.StreamEnabled === true;
  if (isKept && kept.StreamViewType === streamView?.StreamViewType) return;
  const update = async (StreamSpecification: StreamSpecification) => {
    await db.send(new UpdateTableCommand({ TableName, StreamSpecification }));
    await ready(db, TableName);
  };
  if (isKept) await update({ StreamEnabled: false });
  if (streamView) await update({ StreamEnabled: true, ...streamView });
}

/**
 * DynamoDB Local deletes by the time of the machine, not by the laptop's clock, which may stand years behind: a session would be gone
 * as soon as it is stored. On AWS, too, what has expired stays for a while, so that nobody may count on its being deleted.
 */
async function stopTimeToLive(db: DynamoDBClient, { name }: Table): Promise<void> {
  const { TimeToLiveDescription: kept } = await db.send(new DescribeTimeToLiveCommand({ TableName: name }));
  if (kept?.TimeToLiveStatus !== 'ENABLED') return;
  const TimeToLiveSpecification = { AttributeName: kept.AttributeName, Enabled: false };
  await db.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
}

type Key =
  | readonly { readonly AttributeName?: string | undefined; readonly KeyType?: string | undefined }[]
  | undefined;
const keyOf = (key: Key) => JSON.stringify((key ?? []).map((part) => [part.AttributeName, part.KeyType]));
const indexKey = (index: {
  readonly KeySchema?: Key;
  readonly Projection?:
    | { readonly ProjectionType?: string | undefined; readonly NonKeyAttributes?: string[] | undefined }
    | undefined;
}) =>
  keyOf(index.KeySchema) + index.Projection?.ProjectionType + [...(index.Projection?.NonKeyAttributes ?? [])].sort();
