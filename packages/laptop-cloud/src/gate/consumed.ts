import * as z from 'zod';
import { tableNameIn } from '../template/names.ts';
import type { DynamoDbUsage } from '../usage.ts';
import type { writtenUnits } from './written-units.ts';

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

/** AWS takes one unit of a kilobyte of an index's record, and DynamoDB Local says four where a transaction writes it. */
const TOO_MANY_OF_AN_INDEX = 4;

/** The request, as JSON, with the question added what it uses of each table and index. */
export const askingWhatItUses = (request: unknown): Buffer =>
  Buffer.from(JSON.stringify({ ...anyRequest.parse(request), ReturnConsumedCapacity: 'INDEXES' }));

/** What a request used, by its answer; a transaction that writes, by `usedByTransaction`. */
export const usedBy = (
  operation: string,
  request: unknown,
  { status, body }: { readonly status: number; readonly body: Buffer },
): DynamoDbUsage => {
  const isRefused = status !== 200;
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
      units: CapacityUnits + (ofAbsent?.get(tableNameIn(TableName)) ?? 0),
      ofIndexes: unitsIn(GlobalSecondaryIndexes),
    })),
  };
};

const unitsIn = (indexes: z.infer<typeof capacity>['GlobalSecondaryIndexes']): number =>
  Object.values(indexes).reduce((sum, one) => sum + one.CapacityUnits, 0);

/**
 * What a transaction used that went through: by what it wrote (`writtenUnits`), and of the indexes at least what DynamoDB Local says, which
 * knows of records that were taken out of them.
 */
export const usedByTransaction = (
  written: ReturnType<typeof writtenUnits>,
  { body }: { readonly body: Buffer },
): DynamoDbUsage => {
  const told = new Map(
    answer
      .parse(JSON.parse(body.toString()))
      .ConsumedCapacity.map(({ TableName, GlobalSecondaryIndexes }) => [
        tableNameIn(TableName),
        unitsIn(GlobalSecondaryIndexes) / TOO_MANY_OF_AN_INDEX,
      ]),
  );
  const used = [...written].map(([table, { units, ofIndexes }]) => {
    const more = Math.max(0, (told.get(table) ?? 0) - ofIndexes);
    return { table, units: units + more, ofIndexes: ofIndexes + more };
  });
  return { kind: 'dynamodb', operation: 'TransactWriteItems', isRefused: false, used };
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
