import * as z from 'zod';

/**
 * `after` says how many places the calls before came through, of which `heldBack` are held back and `contracts` are made. A machine that says none
 * has all contracts made in one call.
 */
export const input = z.object({
  windowId: z.string().min(1),
  after: z.int().min(0).optional(),
  heldBack: z.int().min(0).optional(),
  contracts: z.int().min(0).optional(),
});
export type Input = z.output<typeof input>;

/**
 * `more`: some are left, to be made by another call. `challenged`: a challenge holds the award, or has stopped it, so that no contract is made. `held-back`: the register holds a place back, or nobody has proved yet that
 * its account speaks for the location, and an officer sees to it. The contracts
 * of the others are made.
 */
export const output = z.object({
  windowId: z.string(),
  contracts: z.int().min(0),
  heldBack: z.int().min(0).optional(),
  after: z.int().min(0).optional(),
  outcome: z.enum(['made', 'more', 'held-back', 'challenged']),
});
export type Output = z.output<typeof output>;
