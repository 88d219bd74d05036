import * as z from 'zod';

/**
 * `after` is the application that the calls before came to, empty in the first, and `endedUntil` the one that the ending of an approved award came to.
 * A machine that says no `after` has all ended in one call.
 */
export const input = z.object({
  windowId: z.string().min(1),
  after: z.string().optional(),
  endedUntil: z.string().optional(),
});
export type Input = z.output<typeof input>;

/** `more`: some are left, to be ended by another call. */
export const output = z.object({
  windowId: z.string(),
  outcome: z.literal('more').optional(),
  after: z.string().optional(),
  endedUntil: z.string().optional(),
});
export type Output = z.output<typeof output>;
