import * as z from 'zod';
import { tableNameIn } from '../template/names.ts';
import type { DynamoDbUsage } from '../usage.ts';

const units = z.object({ CapacityUnits: z.number() });
const capacity = z.object({
  TableName: z.string(),
  CapacityUnits: z.number(),
  GlobalSecondaryIndexes: z.record(z.string(), units).default({}),
});
/** A transaction and a batch say what they used of each table, every other request of its one. */
const answer = z.object({
  ConsumedCapacity: z
    .union([z.array(capacity), capacity.transform((one) => [one])])
    .optional()
    .default([]),
});

/** The keys of a batch by table, and what was answered of each. */
const batch = z.object({
  RequestItems: z.record(
    z.string(),
    z.object({ Keys: z.array(z.unknown()), ConsistentRead: z.boolean().default(false) }),
  ),
});
const answeredBatch = z.object({
  Responses: z.record(z.string(), z.array(z.unknown())).default({}),
  UnprocessedKeys: z.record(z.string(), z.object({ Keys: z.array(z.unknown()) })).default({}),
});

const anyRequest = z.record(z.string(), z.unknown());

/** AWS takes two units of a kilobyte that a transaction writes, and DynamoDB Local says four. */
const TOO_MANY_IN_A_TRANSACTION = 2;

/** The request, as JSON, with the question added what it uses of each table and index. */
export const askingWhatItUses = (request: unknown): Buffer =>
  Buffer.from(JSON.stringify({ ...anyRequest.parse(request), ReturnConsumedCapacity: 'INDEXES' }));

/** What a request used, by its answer. */
export const usedBy = (
  operation: string,
  request: unknown,
  { status, body }: { readonly status: number; readonly body: Buffer },
): DynamoDbUsage => {
  const isRefused = status !== 200;
  const tooMany = operation === 'TransactWriteItems' ? TOO_MANY_IN_A_TRANSACTION : 1;
  const answered: unknown = isRefused ? {} : JSON.parse(body.toString());
  const { ConsumedCapacity } = answer.parse(answered);
  const isBatch = operation === 'BatchGetItem' && !isRefused;
  const ofAbsent = isBatch ? unitsOfAbsentKeys(request, answered) : undefined;
  return {
    kind: 'dynamodb',
    operation,
    isRefused,
    used: ConsumedCapacity.map(({ TableName, CapacityUnits, GlobalSecondaryIndexes }) => ({
      table: tableNameIn(TableName),
      units: CapacityUnits / tooMany + (ofAbsent?.get(tableNameIn(TableName)) ?? 0),
      ofIndexes: Object.values(GlobalSecondaryIndexes).reduce((sum, one) => sum + one.CapacityUnits, 0) / tooMany,
    })),
  };
};

/** What AWS takes of each table for the keys of a batch that are not there, for which DynamoDB Local takes nothing: as for the smallest items. */
const unitsOfAbsentKeys = (request: unknown, answered: unknown): ReadonlyMap<string, number> => {
  const { Responses, UnprocessedKeys } = answeredBatch.parse(answered);
  return new Map(
    Object.entries(batch.parse(request).RequestItems).map(([table, { Keys, ConsistentRead }]) => {
      const absent = Keys.length - (Responses[table]?.length ?? 0) - (UnprocessedKeys[table]?.Keys.length ?? 0);
      return [tableNameIn(table), absent * (ConsistentRead ? 1 : 0.5)];
    }),
  );
};
