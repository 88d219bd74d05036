import * as z from 'zod';

export const input = z.object({ windowId: z.string().min(1) });

/**
 * `challenged` holds the award until somebody settles the challenge; `stopped` ends it. `begin-again`: it is not over, or counts from
 * something that has changed.
 */
export const output = z.object({
  windowId: z.string(),
  outcome: z.enum(['clear', 'challenged', 'stopped', 'begin-again']),
});
export type Output = z.output<typeof output>;
