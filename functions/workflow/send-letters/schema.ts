import * as z from 'zod';
import { letterKind } from '../../../domain/letters/letter.ts';

/**
 * Where a letter is named, it alone is sent: whoever wrote it wakes the sender for it. Where a window is, its letters alone are sent and counted: an
 * award waits for its own. All that waits is sent where neither is.
 */
export const input = z.looseObject({
  windowId: z.string().min(1).optional(),
  letter: z.object({ letterId: z.string().min(1), kind: letterKind }).optional(),
});
export type Input = Pick<z.output<typeof input>, 'windowId' | 'letter'>;

/**
 * `left` counts the letters that are still to be sent, and `resumeAt` is when another attempt is worth while, in so many `seconds`: after a pause that grows
 * with the time that they have waited, once one that may have gone can be looked up, or after midnight in UTC where the mail service takes no
 * more today (`daily-limit`).
 */
export const output = z.object({
  sent: z.int().min(0),
  left: z.int().min(0),
  undeliverable: z.int().min(0),
  outcome: z.enum(['all-sent', 'some-left', 'daily-limit']),
  resumeAt: z.iso.datetime(),
  seconds: z.int().min(1),
});
export type Output = z.output<typeof output>;
