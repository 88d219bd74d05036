import * as z from 'zod';

export const input = z.looseObject({});

/** How many of each were found. */
export const output = z.object({
  windows: z.int().min(0),
  applications: z.int().min(0),
  awards: z.int().min(0),
  heldTooLong: z.int().min(0),
  faults: z.int().min(0),
});
