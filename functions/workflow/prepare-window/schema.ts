import * as z from 'zod';

/**
 * What starts a window: the schedule (`scheduledTime`), or an officer who opens an additional one. An operator has one that is stored taken over
 * (`takesOver`, its id) from an execution that can be redriven no more.
 */
export const opening = z.object({
  agreementId: z.string().min(1),
  scheduledTime: z.iso.datetime().optional(),
  takesOver: z.string().min(1).optional(),
  additional: z
    .object({
      opensAt: z.iso.datetime(),
      closesAt: z.iso.datetime(),
      reason: z.string().min(1),
      by: z.object({ id: z.string(), name: z.string() }),
    })
    .optional(),
});

/** The first execution that asks runs the window; another for the same window ends at once, but for one that takes it over. */
export const input = z.object({ execution: z.string().min(1), opening });
export type Input = z.output<typeof input>;

/** `not-opened` where the term or another window stands in the way: the reasons are recorded, and nothing runs. */
export const output = z.object({
  windowId: z.string(),
  status: z.enum(['prepared', 'run-by-another', 'not-opened']),
  opensAt: z.iso.datetime(),
  closesAt: z.iso.datetime(),
  reasons: z.array(z.string()).optional(),
});
