import * as z from 'zod';

/** With `changeAt`, the change of that instant is told; without, that the window has opened. */
export const input = z.object({ windowId: z.string().min(1), changeAt: z.iso.datetime().optional() });
export type Input = z.output<typeof input>;

export const output = z.object({ told: z.int().min(0) });
