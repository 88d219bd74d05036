import * as z from 'zod';
import { Attributes } from './attributes.ts';

const part = z.object({ TableName: z.string(), Item: Attributes.optional(), Key: Attributes.optional() });
const transaction = z.object({ TransactItems: z.array(z.record(z.string(), part)) });

/** What a request of one item says of it: the item itself, or its key. */
export const partOf = (request: unknown): z.output<typeof part> => part.parse(request);

/** The parts of a transaction in their order, each with its kind: `Put`, `Update`, `Delete`, `ConditionCheck`, `Get`. */
export const partsOf = (request: unknown) =>
  transaction
    .parse(request)
    .TransactItems.flatMap((each) => Object.entries(each).map(([kind, read]) => ({ kind, ...read })));
