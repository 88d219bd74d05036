import * as z from 'zod';

export const input = z.object({ windowId: z.string().min(1) });

const windowId = z.string();

/** In one word what comes next. Of a standstill that has begun, until when it lasts, and how many seconds that are. */
export const output = z.discriminatedUnion('outcome', [
  z.object({ windowId, outcome: z.literal('begun'), endsAt: z.iso.datetime(), seconds: z.int().min(1) }),
  z.object({
    windowId,

    outcome: z.enum(['over', 'letters-left', 'undelivered-letters', 'publication', 'standstill-end', 'stopped']),
  }),
]);
export type Output = z.output<typeof output>;
