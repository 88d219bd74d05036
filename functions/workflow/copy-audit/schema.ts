import * as z from 'zod';

export const input = z.looseObject({});
export const output = z.object({ copied: z.int().min(0) });
