import * as z from 'zod';

export const input = z.object({ applicationId: z.string().min(1) });

/** `secondsToReply` counts to where every reply that arrived in time is stored; it is there while the provider may reply. */
export const output = z.object({
  applicationId: z.string(),
  stands: z.enum(['to-reply', 'replied', 'lifted-after-registration', 'lifted-after-compliance', 'settled']),
  secondsToReply: z.int().min(1).optional(),
});
