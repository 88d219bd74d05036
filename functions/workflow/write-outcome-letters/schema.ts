import * as z from 'zod';

export const input = z.object({ windowId: z.string().min(1) });

/** `stopped`: a challenge has stopped the award, and no letter of it is to go out. */
export const output = z.object({
  windowId: z.string(),
  awarded: z.int().min(0),
  unsuccessful: z.int().min(0),
  outcome: z.enum(['written', 'stopped']),
});
export type Output = z.output<typeof output>;
