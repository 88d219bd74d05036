import * as z from 'zod';

export const input = z.object({ windowId: z.string().min(1) });

/** `applications` counts those that the cancellation ended. */
export const output = z.object({ windowId: z.string(), applications: z.int().min(0) });
