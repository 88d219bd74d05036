import * as z from 'zod';
import { person } from '../people/officer.ts';

/** Why an application could not be unsealed. */
export const unsealingFault = z.enum([
  'submission-missing',
  'submission-unreadable',
  'file-missing',
  'file-not-copied',
  'file-changed',
  'arrived-late',
  'unforeseen',
]);
export type UnsealingFault = z.infer<typeof unsealingFault>;

const officersDeed = z.object({ by: person, at: z.iso.datetime(), reason: z.string().min(1) });

/** An officer's proposal to award without an application that cannot be opened, with what became of it (leaving-out.ts). */
export const leavingOut = officersDeed.extend({
  /** Whom it is about, as the account says: the application's own name is sealed. */
  organisationName: z.string(),
  /** It took effect: the reason is told to the provider. */
  decided: officersDeed.optional(),
  takenBack: officersDeed.optional(),
});
export type LeavingOut = z.infer<typeof leavingOut>;

/**
 * A submission that could not be unsealed: set aside for an officer so that the others go on. Nothing of what it holds is known here,
 * its applicant's name included. It counts as unsettled until it is unsealed, or left out.
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
  /** Each proposal to leave it out, the last one being the one that counts. */
  leavingsOut: z.array(leavingOut).optional(),
  /** Who declared a conflict of interest with its applicant. */
  conflicts: z.array(z.object({ by: person, at: z.iso.datetime() })).optional(),
  version: z.int().min(1),
});
export type SetAsideApplication = z.infer<typeof setAsideApplication>;

/** Whether it is still not opened, be it left out or not. */
export const isStillSetAside = ({ unsealedAt }: Pick<SetAsideApplication, 'unsealedAt'>): boolean =>
  unsealedAt === undefined;

/** A submission cannot be unsealed, whatever happens to the others. */
export class CannotBeUnsealed extends Error {
  override readonly name = 'CannotBeUnsealed';
  readonly fault: UnsealingFault;
  constructor(fault: UnsealingFault, options?: ErrorOptions) {
    super(`An application cannot be unsealed: ${fault}`, options);
    this.fault = fault;
  }
}
