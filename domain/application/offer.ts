import * as z from 'zod';

/** What an application offers in a zone of a lot, in hours of care a week. */
export const offer = z.object({ lot: z.string(), zone: z.string(), hoursPerWeek: z.int().min(0) });
export type Offer = z.infer<typeof offer>;
