import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

/** Asks DynamoDB, with each call, what it cost. Reads and writes alike are counted; who asks about reads writes nothing meanwhile. */
export const metered = ({ middlewareStack }: Pick<DynamoDBDocumentClient, 'middlewareStack'>) => {
  let units = 0;
  middlewareStack.add(
    (next) => async (args) => {
      const answered = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'TOTAL' } });
      for (const { CapacityUnits = 0 } of consumed.parse(answered.output)) units += CapacityUnits;
      return answered;
    },
    { step: 'initialize', priority: 'low', name: 'metered' },
  );
  return {
    /** What a deed costs, in capacity units: of reads, an eventually consistent one is half of a consistent one. */
    of: async (deed: () => Promise<unknown>): Promise<number> => {
      const before = units;
      await deed();
      return units - before;
    },
  };
};

const capacity = z.object({ CapacityUnits: z.number().optional() });
/** A transaction says what it cost of each table, every other call of its one. */
const consumed = z
  .looseObject({ ConsumedCapacity: z.union([capacity, z.array(capacity)]).optional() })
  .transform(({ ConsumedCapacity = [] }) => (Array.isArray(ConsumedCapacity) ? ConsumedCapacity : [ConsumedCapacity]));
