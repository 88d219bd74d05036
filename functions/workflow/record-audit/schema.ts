import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';

/** An item in DynamoDB's own words. */
const image = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null),
);

/** One change of the table of records, as its stream tells it. */
export const change = z.object({
  eventID: z.string(),
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({
    Keys: z.object({ pk: z.object({ S: z.string() }), sk: z.object({ S: z.string() }) }),
    /** In seconds since 1970, of DynamoDB's clock. */
    ApproximateCreationDateTime: z.number(),
    NewImage: image.optional(),
    OldImage: image.optional(),
  }),
});
export type Change = z.infer<typeof change>;

export const input = z.object({ Records: z.array(change) });
/** Nothing is left over: a batch is recorded whole, or tried again whole. */
export const output = z.object({ recorded: z.int().min(0) });
