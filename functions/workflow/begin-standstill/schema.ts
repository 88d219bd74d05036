import * as z from 'zod';
import { letterStates } from '../letter-states.ts';

/**
 * `after` is the application that the call before came to, empty in the first, and `told` what counts of the letters until there; a machine that
 * says neither has all letters looked at in one call.
 */
export const input = z.object({
  windowId: z.string().min(1),
  after: z.string().optional(),
  told: letterStates.optional(),
});
export type Input = z.output<typeof input>;

const windowId = z.string();

/**
 * In one word what comes next. Of a standstill that has begun, until when it lasts, and how many seconds that are. `more-letters`: some are left, to be
 * looked at by another call.
 */
export const output = z.discriminatedUnion('outcome', [
  z.object({ windowId, outcome: z.literal('begun'), endsAt: z.iso.datetime(), seconds: z.int().min(1) }),
  z.object({ windowId, outcome: z.literal('more-letters'), after: z.string(), told: letterStates }),
  z.object({
    windowId,

    outcome: z.enum(['over', 'letters-left', 'undelivered-letters', 'publication', 'standstill-end', 'stopped']),
  }),
]);
export type Output = z.output<typeof output>;
