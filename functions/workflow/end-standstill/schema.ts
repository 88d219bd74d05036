import * as z from 'zod';
import { letterStates } from '../letter-states.ts';

/**
 * Where the calls before came to, nowhere in the first: behind the application `after` letters are still to be looked at, and `told` is what counts of
 * those until there; behind `endedUntil` applications of a stopped award are still to be ended. A machine that says no `after` has all done in
 * one call.
 */
export const input = z.object({
  windowId: z.string().min(1),
  after: z.string().optional(),
  told: letterStates.optional(),
  endedUntil: z.string().optional(),
});
export type Input = z.output<typeof input>;

/**
 * `challenged` holds the award until somebody settles the challenge; `stopped` ends it. `begin-again`: it is not over, or counts from
 * something that has changed. `more`: some letters or applications are left to another call.
 */
export const output = z.object({
  windowId: z.string(),
  outcome: z.enum(['clear', 'challenged', 'stopped', 'begin-again', 'more']),
  after: z.string().optional(),
  told: letterStates.optional(),
  endedUntil: z.string().optional(),
});
export type Output = z.output<typeof output>;
