import * as z from 'zod';

/** Where a window is named, its letters alone are sent and counted: an award waits for its own. */
export const input = z.looseObject({ windowId: z.string().min(1).optional() });

/**
 * `left` counts the letters that are still to be sent, and `resumeAt` is when another attempt is worth while, in so many `seconds`: after a pause that grows
 * with the time that they have waited, or after midnight in UTC where the mail service takes no more today (`daily-limit`).
 */
export const output = z.object({
  sent: z.int().min(0),
  left: z.int().min(0),
  undeliverable: z.int().min(0),
  outcome: z.enum(['all-sent', 'some-left', 'daily-limit']),
  resumeAt: z.iso.datetime(),
  seconds: z.int().min(1),
});
