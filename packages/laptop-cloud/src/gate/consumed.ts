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

/** AWS takes two units of a kilobyte that a transaction writes, and DynamoDB Local says four. */
const TOO_MANY_IN_A_TRANSACTION = 2;

/** The request with the question added what it uses of each table and index. */
export const askingWhatItUses = (body: Buffer): Buffer =>
  Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ReturnConsumedCapacity: 'INDEXES' }));

/** What a request used, by its answer. */
export const usedBy = (operation: string, status: number, body: Buffer): DynamoDbUsage => {
  const isRefused = status !== 200;
  const tooMany = operation === 'TransactWriteItems' ? TOO_MANY_IN_A_TRANSACTION : 1;
  const { ConsumedCapacity } = answer.parse(isRefused ? {} : JSON.parse(body.toString()));
  return {
    kind: 'dynamodb',
    operation,
    isRefused,
    used: ConsumedCapacity.map(({ TableName, CapacityUnits, GlobalSecondaryIndexes }) => ({
      table: tableNameIn(TableName),
      units: CapacityUnits / tooMany,
      ofIndexes: Object.values(GlobalSecondaryIndexes).reduce((sum, one) => sum + one.CapacityUnits, 0) / tooMany,
    })),
  };
};
