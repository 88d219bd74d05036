import * as z from 'zod';

/** Why an application could not be unsealed. */
export const unsealingFault = z.enum([
  'submission-missing',
  'submission-unreadable',
  'file-missing',
  'file-not-copied',
  'unforeseen',
]);
export type UnsealingFault = z.infer<typeof unsealingFault>;

/**
 * A submission that could not be unsealed: set aside for an officer so that the others go on. Nothing of what it holds is known here,
 * its applicant's name included. It counts as unsettled until it is unsealed.
 */
export const setAsideApplication = z.object({
  applicationId: z.string(),
  windowId: z.string(),
  providerId: z.string(),
  fault: unsealingFault,
  /** The last attempt to unseal it. */
  triedAt: z.iso.datetime(),
  attempts: z.int().min(1),
  /** Set once a later attempt went through. */
  unsealedAt: z.iso.datetime().optional(),
  version: z.int().min(1),
});
export type SetAsideApplication = z.infer<typeof setAsideApplication>;

/** A submission cannot be unsealed, whatever happens to the others. */
export class CannotBeUnsealed extends Error {
  override readonly name = 'CannotBeUnsealed';
  readonly fault: UnsealingFault;
  constructor(fault: UnsealingFault, options?: ErrorOptions) {
    super(`An application cannot be unsealed: ${fault}`, options);
    this.fault = fault;
  }
}
