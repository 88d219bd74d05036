import type { Now } from '../../../adapters/clock.ts';
import type { UnsealDocuments } from '../../../adapters/documents/unseal-documents.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { SealedApplicationRepository, Submission } from '../../../adapters/dynamodb/sealed-applications.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { UnreadableRecord } from '../../../adapters/dynamodb/unreadable.ts';
import { applicationIdOf, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import { CannotBeUnsealed } from '../../../domain/application/set-aside.ts';
import { logger } from '../../shared/logger.ts';

export interface Unsealing {
  readonly sealed: SealedApplicationRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly unsealDocuments: UnsealDocuments;
  readonly now: Now;
}

/**
 * Copies one submission to where officers read. One that cannot be copied is set aside with the cause, and never stops another.
 * @returns whether it was unsealed
 */
export const unsealOne = async (deps: Unsealing, windowId: string, providerId: string): Promise<boolean> => {
  try {
    const submission = await standing(deps.sealed, windowId, providerId);
    await deps.unsealDocuments(submission.frozen.answers);
    await deps.applications.open(openedFrom(windowId, providerId, submission), submission.frozen);
  } catch (error) {
    const fault = error instanceof CannotBeUnsealed ? error.fault : 'unforeseen';
    const cause = error instanceof CannotBeUnsealed ? error.cause : error;
    logger.error('An application was set aside', {
      applicationId: applicationIdOf(windowId, providerId),
      fault,
      error: cause instanceof Error ? cause.name : 'none',
    });
    await deps.setAside.failed({ windowId, providerId, at: deps.now() }, fault);
    return false;
  }
  await deps.setAside.unsealed({ windowId, providerId, at: deps.now() });
  return true;
};

const standing = async (
  sealed: SealedApplicationRepository,
  windowId: string,
  providerId: string,
): Promise<Submission> => {
  try {
    const submission = await sealed.standing(windowId, providerId);
    if (submission) return submission;
  } catch (error) {
    throw error instanceof UnreadableRecord ? new CannotBeUnsealed('submission-unreadable', { cause: error }) : error;
  }
  throw new CannotBeUnsealed('submission-missing');
};

/** Whose it is, and of which window, is what it was sealed under. */
const openedFrom = (
  windowId: string,
  providerId: string,
  { frozen, receipt, email }: Submission,
): OpenedApplication => ({
  applicationId: applicationIdOf(windowId, providerId),
  windowId,
  agreementId: frozen.agreementId,
  providerId,
  organisationName: frozen.organisationName,
  locationId: frozen.locationId,
  email,
  lots: frozen.lots,
  receipt,
  status: 'received',
  evaluators: [],
  version: 1,
});
