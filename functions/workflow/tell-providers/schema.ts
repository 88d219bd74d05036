import * as z from 'zod';

/**
 * With `changeAt`, the change of that instant is told, or with a `clarificationId` the answer of that instant to that question; without, that the window has opened. `after` is the place that the call before came to, empty in
 * the first; a machine that says none has everybody told in one call.
 */
export const input = z.object({
  windowId: z.string().min(1),
  changeAt: z.iso.datetime().optional(),
  /** Empty where it is a change of the window. */
  clarificationId: z.string().optional(),
  after: z.string().optional(),
});
export type Input = z.output<typeof input>;

/**
 * How many letters this call wrote: none where the change was taken back, or was not stored in the end. `more`: some are left, to be written by another
 * call.
 */
export const output = z.object({
  told: z.int().min(0),
  outcome: z.literal('more').optional(),
  after: z.string().optional(),
});
export type Output = z.output<typeof output>;
