import * as z from 'zod';

/** `after` is the application that the call before came to, and `failed` how many could not be started until then. */
export const input = z.object({
  windowId: z.string().min(1),
  after: z.string().optional(),
  failed: z.int().min(0).optional(),
});
export type Input = z.output<typeof input>;

/** `more`: some are left, to be started by another call. `cancelled`: the window was cancelled meanwhile, so none is. */
export const output = z.object({
  windowId: z.string(),
  status: z.enum(['started', 'more', 'cancelled']),
  after: z.string(),
  failed: z.int().min(0),
});
