import * as z from 'zod';

/** `applicationId` asks for one that was set aside; without it every submission of the window is unsealed. */
export const input = z.object({ windowId: z.string().min(1), applicationId: z.string().min(1).optional() });

/**
 * `status` is there where the window was cancelled after its close: then nothing is unsealed. Which were
 * submitted is not answered: of some thousand that would be more than a state can hold.
 */
export const output = z.object({
  windowId: z.string(),
  status: z.literal('cancelled').optional(),
});
