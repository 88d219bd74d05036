import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
} from '@aws-sdk/lib-dynamodb';
import pRetry from 'p-retry';
import { TRIES } from './contended.ts';

type Item = Readonly<Record<string, unknown>>;
/** Where an item lies in its table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** Reads an item of a table as it stands now; undefined where there is none. */
export type ReadOne = (table: string, key: Key) => Promise<Item | undefined>;

/** A request for each item: takes the permission `GetItem`. */
export const readsApart =
  (client: DynamoDBDocumentClient): ReadOne =>
  async (TableName, { pk, sk }) => {
    const { Item } = await client.send(new GetCommand({ TableName, Key: { pk, sk }, ConsistentRead: true }));
    return Item;
  };

/**
 * What is asked for at one moment is one request, of whatever tables: takes the permission `BatchGetItem`. A page asks for all that it
 * needs at once, and to the database that is one question. Where the request fails, each who asked is told.
 */
export const readsTogether = (client: DynamoDBDocumentClient): ReadOne => {
  let waiting: Asked[] = [];
  const send = () => {
    const all = waiting;
    waiting = [];
    for (let first = 0; first < all.length; first += MOST_KEYS)
      void answer(client, all.slice(first, first + MOST_KEYS));
  };
  return (table, key) =>
    new Promise((found, failed) => {
      // After all that this moment has to ask: what an answer that is known already leads to among it.
      if (waiting.length === 0) setImmediate(send);
      waiting.push({ table, key, found, failed });
    });
};

interface Asked {
  readonly table: string;
  readonly key: Key;
  readonly found: (item: Item | undefined) => void;
  readonly failed: (error: unknown) => void;
}

type Keys = NonNullable<BatchGetCommandInput['RequestItems']>;

/** As many as DynamoDB takes. */
const MOST_KEYS = 100;

/** DynamoDB answered a part of what was asked, and said nothing of the rest for ten seconds: more than 16 MB are asked for, or too much at once. */
class NotAllRead extends Error {
  override readonly name = 'ThrottlingException';
}

const answer = async (client: DynamoDBDocumentClient, all: readonly Asked[]): Promise<void> => {
  try {
    const items = await read(client, all);
    for (const { table, key, found } of all) found(items.get(placeOf(table, key)));
  } catch (error) {
    for (const { failed } of all) failed(error);
  }
};

const read = async (client: DynamoDBDocumentClient, all: readonly Asked[]): Promise<ReadonlyMap<string, Item>> => {
  const found = new Map<string, Item>();
  let left = keysOf(all);
  const readOn = async () => {
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(new BatchGetCommand({ RequestItems: left }));
    for (const [table, items] of Object.entries(Responses))
      for (const item of items) found.set(placeOf(table, item), item);
    left = UnprocessedKeys;
    if (Object.keys(left).length > 0) throw new NotAllRead('Not all that was asked for was read');
  };
  await pRetry(readOn, { ...TRIES, shouldRetry: ({ error }) => error instanceof NotAllRead });
  return found;
};

/** A key that is asked for twice is named once, as DynamoDB wants it. */
const keysOf = (all: readonly Asked[]): Keys => {
  const distinct = new Map(all.map(({ table, key: { pk, sk } }) => [placeOf(table, { pk, sk }), { table, pk, sk }]));
  const byTable = Map.groupBy(distinct.values(), ({ table }) => table);
  return Object.fromEntries(
    [...byTable].map(([table, keys]) => [
      table,
      { Keys: keys.map(({ pk, sk }) => ({ pk, sk })), ConsistentRead: true },
    ]),
  );
};

const placeOf = (table: string, { pk, sk }: Item | Key): string => JSON.stringify([table, pk, sk]);
