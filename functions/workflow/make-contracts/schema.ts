import * as z from 'zod';

export const input = z.object({ windowId: z.string().min(1) });

/**
 * `challenged`: a challenge holds the award, or has stopped it, so that no contract is made. `held-back`: the register holds a place back, or nobody has proved yet that
 * its account speaks for the location, and an officer sees to it. The contracts
 * of the others are made.
 */
export const output = z.object({
  windowId: z.string(),
  contracts: z.int().min(0),
  outcome: z.enum(['made', 'held-back', 'challenged']),
});
export type Output = z.output<typeof output>;
