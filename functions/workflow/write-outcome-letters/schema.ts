import * as z from 'zod';

/** `after` is the application that the call before came to, empty in the first; a machine that says none has all letters written in one call. */
export const input = z.object({ windowId: z.string().min(1), after: z.string().optional() });
export type Input = z.output<typeof input>;

/**
 * `more`: some are left, to be drafted, decided or told by another call. `release`: all are drafted, and somebody is to read and release them. `stopped`: a challenge has stopped the award, and no letter of it is to go out. The counts are
 * of those decided so far.
 */
export const output = z.object({
  windowId: z.string(),
  awarded: z.int().min(0),
  unsuccessful: z.int().min(0),
  outcome: z.enum(['written', 'more', 'release', 'stopped']),
  after: z.string().optional(),
});
export type Output = z.output<typeof output>;
