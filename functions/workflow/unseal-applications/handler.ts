import type { Now } from '../../../adapters/clock.ts';
import type { UnsealDocuments } from '../../../adapters/documents/unseal-documents.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { SealedApplicationRepository, Submission } from '../../../adapters/dynamodb/sealed-applications.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { applicationIdOf, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import { storedWindow } from '../stored-window.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly sealed: SealedApplicationRepository;
  readonly applications: ApplicationRepository;
  readonly unsealDocuments: UnsealDocuments;
  readonly now: Now;
}

/**
 * Copies every standing submission to where officers read, once the window is closed. From its first write no further submission
 * is taken, so what it reads afterwards is all there is (docs/rules.md, rule 2).
 */
export const unsealApplications =
  ({ windows, sealed, applications, unsealDocuments, now }: Dependencies) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    if (window.status === 'open' || window.status === 'scheduled')
      throw new Error(`The window ${windowId} is not closed`);
    const fixed = window.unsealedAt
      ? window
      : await windows.change(window, { unsealedAt: now() }, { at: now(), action: 'unsealing began' });

    const applicationIds: string[] = [];
    for await (const { providerId, attempt } of everyItem((after) => sealed.submitted(windowId, { after }))) {
      const submission = await sealed.submission(windowId, providerId, attempt);
      if (!submission) throw new Error(`The submission ${attempt} of ${windowId} is missing`);
      await unsealDocuments(submission.frozen.answers);
      const opened = openedFrom(submission);
      await applications.open(opened, submission.frozen);
      applicationIds.push(opened.applicationId);
    }
    if (fixed.status === 'closed') {
      await windows.move(
        fixed,
        'evaluating',
        {},
        { at: now(), action: 'applications unsealed', detail: `${applicationIds.length} applications` },
      );
    }
    return { windowId, applicationIds };
  };

const openedFrom = ({ frozen, receipt, email }: Submission): OpenedApplication => ({
  applicationId: applicationIdOf(frozen.windowId, frozen.providerId),
  windowId: frozen.windowId,
  agreementId: frozen.agreementId,
  providerId: frozen.providerId,
  organisationName: frozen.organisationName,
  locationId: frozen.locationId,
  email,
  lots: frozen.lots,
  receipt,
  status: 'received',
  evaluators: [],
  version: 1,
});
