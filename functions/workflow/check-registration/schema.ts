import * as z from 'zod';

/** `registerUnavailable` says that the retries came to nothing: the application is referred. */
export const input = z.object({ applicationId: z.string().min(1), registerUnavailable: z.boolean().optional() });
export type Input = z.output<typeof input>;

export const output = z.object({ applicationId: z.string(), outcome: z.enum(['pass', 'refer', 'fail']) });
