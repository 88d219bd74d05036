import * as z from 'zod';

/**
 * `applicationId` asks for one that was set aside. `after` is the provider that the call before came to, empty in the first. Until then
 * `setAside` could not be unsealed, and of `unnoted` it could not be noted what the scans of their files came to. A machine that says no
 * `after` has every submission of the window unsealed in one call.
 */
export const input = z.object({
  windowId: z.string().min(1),
  applicationId: z.string().min(1).optional(),
  after: z.string().optional(),
  setAside: z.int().min(0).optional(),
  unnoted: z.int().min(0).optional(),
});
export type Input = z.output<typeof input>;

/**
 * `more`: some are left, to be unsealed by another call. `cancelled`: the window was cancelled after its close, and nothing is unsealed. Which were
 * submitted is not answered: of some thousand that would be more than a state can hold.
 */
export const output = z.object({
  windowId: z.string(),
  status: z.enum(['more', 'cancelled']).optional(),
  after: z.string().optional(),
  setAside: z.int().min(0).optional(),
  unnoted: z.int().min(0).optional(),
});
export type Output = z.output<typeof output>;
