import * as z from 'zod';

export const input = z.looseObject({});

/** `left` counts the letters that are still to be sent; another attempt takes them up. */
export const output = z.object({ sent: z.int().min(0), left: z.int().min(0), undeliverable: z.int().min(0) });
