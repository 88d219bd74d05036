import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type * as z from 'zod';
import { Conflict } from './conflict.ts';
import { reasonsOf, triedAgainWhileContended } from './contended.ts';
import { inIndex, inIndexByProvider, inPartition, readCursor, writeCursor } from './cursors.ts';
import { keyCondition, type Stretch } from './key-condition.ts';
import { type Key, readsApart } from './reads.ts';
import { readableItems, readItem } from './unreadable.ts';

export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
export type { Key };
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Give it back to read on; absent on the last page. */
  readonly next?: string;
}
export interface ListRequest {
  readonly limit?: number;
  readonly after?: string | undefined;
}
/**
 * Where each record is taken by itself (a letter, a question, a provider to tell), one that cannot be read is logged and left out,
 * so that it never stops the others. Where they are decided on together, the page is refused with `UnreadableRecord`.
 */
interface Reading {
  readonly eachByItself?: boolean;
}

/** What a page of a site shows. */
const PAGE = 50;
/** What whoever goes through a whole list of small records reads at a time: DynamoDB answers 1 MB at most. */
export const MANY = 1_000;

/** A client whose writes go on while nothing but others' writes is in their way. */
export const documentClient = (client = new DynamoDBClient({})): DynamoDBDocumentClient => {
  triedAgainWhileContended(client);
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
};

/** One table: keys stay in the repositories, zod reads what comes out, and a failed condition is a `Conflict`. */
export const table = (
  client: DynamoDBDocumentClient,
  name: string,
  writer = 'nobody',
  readOne = readsApart(client),
) => ({
  name,
  /** The name of the function that writes: what it did is recorded under it. */
  writer,

  async get<Schema extends z.ZodType>(schema: Schema, key: Key): Promise<z.output<Schema> | undefined> {
    const item = await readOne(name, key);
    return item && readItem(schema, item);
  },

  /** The last item of a partition, by its sort key. */
  async last<Schema extends z.ZodType>(schema: Schema, pk: string): Promise<z.output<Schema> | undefined> {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: name,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: 1,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      }),
    );
    const [item] = Items;
    return item && readItem(schema, item);
  },

  /** One page of a partition, in the order of its sort keys, or from its end; a stretch narrows it. */
  async page<Schema extends z.ZodType>(
    schema: Schema,
    pk: string,
    {
      limit = PAGE,
      after,
      eachByItself,
      isBackwards = false,
      ...stretch
    }: ListRequest & Reading & Stretch & { readonly isBackwards?: boolean },
  ) {
    return queryPage(client, schema, eachByItself, {
      TableName: name,
      ConsistentRead: true,
      Limit: limit,
      ScanIndexForward: !isBackwards,
      ...keyCondition(pk, stretch),
      ExclusiveStartKey: readCursor(after, () => inPartition(pk, stretch.prefix ?? '')),
    });
  },

  /** A whole partition, read to its end however many pages it has: for lists that must be complete. `prefix` narrows it. */
  every<Schema extends z.ZodType>(schema: Schema, pk: string, prefix = ''): Promise<readonly z.output<Schema>[]> {
    return Array.fromAsync(everyItem((after) => this.page(schema, pk, { prefix, after })));
  },

  /** One page of the index `byStatus`; what was just written may take a moment to show. */
  async pageByStatus<Schema extends z.ZodType>(
    schema: Schema,
    status: string,
    { limit = PAGE, after, eachByItself }: ListRequest & Reading,
  ) {
    return queryPage(client, schema, eachByItself, {
      TableName: name,
      IndexName: 'byStatus',
      Limit: limit,
      KeyConditionExpression: 'gsi1pk = :status',
      ExpressionAttributeValues: { ':status': status },
      ExclusiveStartKey: readCursor(after, () => inIndex(status)),
    });
  },

  /** One page of the index `byProvider`, from its end: keys alone. */
  async pageByProvider<Schema extends z.ZodType>(
    schema: Schema,
    partition: string,
    { limit = PAGE, after }: ListRequest,
  ) {
    return queryPage(client, schema, false, {
      TableName: name,
      IndexName: 'byProvider',
      Limit: limit,
      ScanIndexForward: false,
      KeyConditionExpression: 'gsi2pk = :partition',
      ExpressionAttributeValues: { ':partition': partition },
      ExclusiveStartKey: readCursor(after, () => inIndexByProvider(partition)),
    });
  },

  /** @throws Conflict when the condition fails; Contended */
  async put(item: Key & Record<string, unknown>, condition?: WriteCondition): Promise<void> {
    await conflictOnFailure(() => client.send(new PutCommand({ TableName: name, Item: item, ...condition })));
  },

  /** Stores an item; one that is there already stays as it is. @throws Contended */
  async putOnce(item: Key & Record<string, unknown>): Promise<void> {
    await this.put(item, notThere).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  },

  /**
   * Sets an attribute that an item does not have yet, and answers the item as it stands then; one that it has stays.
   * @throws Conflict where there is no such item
   */
  async setOnce<Schema extends z.ZodType>(
    schema: Schema,
    key: Key,
    attribute: string,
    value: string,
  ): Promise<z.output<Schema>> {
    const { Attributes = {} } = await conflictOnFailure(() =>
      client.send(
        new UpdateCommand({
          TableName: name,
          Key: { ...key },
          ConditionExpression: 'attribute_exists(pk)',
          UpdateExpression: 'SET #attribute = if_not_exists(#attribute, :value)',
          ExpressionAttributeNames: { '#attribute': attribute },
          ExpressionAttributeValues: { ':value': value },
          ReturnValues: 'ALL_NEW',
        }),
      ),
    );
    return readItem(schema, Attributes);
  },

  putWrite: (item: Key & Record<string, unknown>, condition?: WriteCondition): Write => ({
    Put: { TableName: name, Item: item, ...condition },
  }),

  deleteWrite: (key: Key, condition?: WriteCondition): Write => ({
    Delete: { TableName: name, Key: { ...key }, ...condition },
  }),

  /** Takes attributes of an item away. */
  removeWrite: (key: Key, attributes: readonly string[]): Write => ({
    Update: {
      TableName: name,
      Key: { ...key },
      UpdateExpression: `REMOVE ${attributes.map((_, index) => `#n${index}`).join(', ')}`,
      ExpressionAttributeNames: Object.fromEntries(attributes.map((attribute, index) => [`#n${index}`, attribute])),
    },
  }),

  /** Adds to numbers of an item, which need not be there yet, unless a condition asks for it. */
  addWrite: (key: Key, amounts: Readonly<Record<string, number>>, condition?: WriteCondition): Write => {
    const named = Object.entries(amounts).map(([attribute, amount], index) => ({ attribute, amount, at: `n${index}` }));
    return {
      Update: {
        TableName: name,
        Key: { ...key },
        UpdateExpression: `ADD ${named.map(({ at }) => `#${at} :${at}`).join(', ')}`,
        ConditionExpression: condition?.ConditionExpression,
        ExpressionAttributeNames: {
          ...condition?.ExpressionAttributeNames,
          ...Object.fromEntries(named.map(({ at, attribute }) => [`#${at}`, attribute])),
        },
        ExpressionAttributeValues: {
          ...condition?.ExpressionAttributeValues,
          ...Object.fromEntries(named.map(({ at, amount }) => [`:${at}`, amount])),
        },
      },
    };
  },

  /** All or nothing, across tables. @throws Conflict when any condition fails; Contended where others are in its way for ten seconds */
  async transact(writes: readonly Write[]): Promise<void> {
    await conflictOnFailure(() => client.send(new TransactWriteCommand({ TransactItems: [...writes] })));
  },
});
export type Table = ReturnType<typeof table>;

export interface WriteCondition {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}
export const notThere: WriteCondition = { ConditionExpression: 'attribute_not_exists(pk)' };
export const atVersion = (version: number): WriteCondition => ({
  ConditionExpression: 'version = :was',
  ExpressionAttributeValues: { ':was': version },
});

/** Every page in turn, for tasks that must see a whole partition. */
export async function* everyItem<Item>(read: (after: string | undefined) => Promise<Page<Item>>): AsyncGenerator<Item> {
  let after: string | undefined;
  do {
    const { items, next } = await read(after);
    yield* items;
    after = next;
  } while (after);
}

const queryPage = async <Schema extends z.ZodType>(
  client: DynamoDBDocumentClient,
  schema: Schema,
  eachByItself: boolean | undefined,
  input: QueryCommandInput,
): Promise<Page<z.output<Schema>>> => {
  const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand(input));
  const items = eachByItself ? readableItems(schema, Items) : Items.map((item) => readItem(schema, item));
  return LastEvaluatedKey ? { items, next: writeCursor(LastEvaluatedKey) } : { items };
};

const conflictOnFailure = async <Written>(write: () => Promise<Written>): Promise<Written> => {
  try {
    return await write();
  } catch (error) {
    if (isConflict(error)) throw new Conflict('The record was changed in the meantime', { cause: error });
    throw error;
  }
};

const isConflict = (error: unknown) =>
  error instanceof ConditionalCheckFailedException || reasonsOf(error).includes('ConditionalCheckFailed');
