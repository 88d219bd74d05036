import * as z from 'zod';
import { person } from '../people/officer.ts';

/** An officer's decision on what a check referred, with the reason that a challenger would be shown. */
export const referralDecision = z.object({
  decision: z.enum(['accept', 'reject']),
  reason: z.string().min(1),
  /** Which location counts, where accepting a registration had to say so. */
  locationId: z.string().optional(),
  /** Where it was accepted together with others (decided-together.ts): with how many. */
  together: z.object({ togetherId: z.string(), others: z.int().min(0) }).optional(),
  by: person,
  at: z.iso.datetime(),
});
export type ReferralDecision = z.infer<typeof referralDecision>;
