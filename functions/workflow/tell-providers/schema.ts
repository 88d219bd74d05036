import * as z from 'zod';

/** With `changeAt`, the change of that instant is told; without, that the window has opened. */
export const input = z.object({ windowId: z.string().min(1), changeAt: z.iso.datetime().optional() });
export type Input = z.output<typeof input>;

/** How many letters were written: none where the change was taken back, or was not stored in the end. */
export const output = z.object({ told: z.int().min(0) });
