import * as z from 'zod';

export const input = z.object({ windowId: z.string().min(1) });

export const output = z.object({ windowId: z.string(), contracts: z.int().min(0) });
