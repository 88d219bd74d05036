import type { Agreement } from '../agreement/agreement.ts';
import type { Representation } from '../application/representation.ts';
import type { ApplicantTold } from './outcome.ts';

/** Whom an outcome letter tells that its application could not be opened. Its lots are sealed with it, so it hears of every lot. */
export const leftOutApplicant = (
  { lots }: Pick<Agreement, 'lots'>,
  { told, reason }: { readonly told: Representation; readonly reason: string },
): ApplicantTold => ({
  windowId: told.windowId,
  providerId: told.providerId,
  organisationName: told.organisationName,
  email: told.email,
  receipt: { reference: told.reference },
  lots: lots.map(({ id }) => id),
  leftOut: { reason },
});
