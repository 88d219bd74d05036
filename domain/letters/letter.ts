import * as z from 'zod';

/**
 * An email to a provider. `letterId` is its natural key (what it says, to whom, about what), so that each is sent once however
 * often its task is attempted.
 */
export const letter = z.object({
  letterId: z.string(),
  kind: z.enum([
    'window-opened',
    'window-extended',
    'window-cancelled',
    'receipt',
    'withdrawal',
    'outcome',
    'award-stopped',
  ]),
  to: z.email(),
  subject: z.string(),
  body: z.string(),
});
export type Letter = z.infer<typeof letter>;
