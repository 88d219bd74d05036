import * as z from 'zod';

export const input = z.object({ windowId: z.string().min(1) });

/** `challenged` holds the award until somebody settles the challenge; `stopped` ends it. */
export const output = z.object({ windowId: z.string(), outcome: z.enum(['clear', 'challenged', 'stopped']) });
