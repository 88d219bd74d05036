import { type Agreement, endOfTerm } from '../agreement/agreement.ts';
import type { Answers } from '../application/application.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import { londonDate } from '../time/london.ts';
import type { Contract } from './award.ts';

/** A provider's place on a lot, in the zones it offered, from the day of the award to the end of the term in force. */
export const contractOf = (
  agreement: Agreement,
  application: OpenedApplication,
  answers: Answers,
  lot: string,
  at: string,
): Contract => ({
  // Public: it tells no account, and stays the same from the award notice to the contract.
  contractId: `${agreement.id}-${lot}-${application.receipt.hash.slice(0, 12)}`,
  agreementId: agreement.id,
  windowId: application.windowId,
  applicationId: application.applicationId,
  providerId: application.providerId,
  providerName: application.organisationName,
  ...(answers.organisation.companyNumber ? { companyNumber: answers.organisation.companyNumber } : {}),
  locationId: application.locationId,
  lot,
  zones: [...(answers.capacity[lot] ?? [])],
  from: londonDate(at),
  to: endOfTerm(agreement),
  rating: application.registration?.rating ?? 'unknown',
  ...(application.registration?.ratingDate ? { ratingDate: application.registration.ratingDate } : {}),
  awardedAt: at,
});
