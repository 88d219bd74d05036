import type { UnsealDocuments } from '../../../adapters/documents/unseal-documents.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { RepresentationRepository } from '../../../adapters/dynamodb/representations.ts';
import type { SealedApplicationRepository, Submission } from '../../../adapters/dynamodb/sealed-applications.ts';
import type { SealedReadRepository } from '../../../adapters/dynamodb/sealed-reads.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import { UnreadableRecord } from '../../../adapters/dynamodb/unreadable.ts';
import { passingFault } from '../../../adapters/passing.ts';
import { isLeftOut, leavingOutOf } from '../../../domain/application/leaving-out.ts';
import { offersIn } from '../../../domain/application/offers.ts';
import { applicationIdOf, type OpenedApplication } from '../../../domain/application/opened-application.ts';
import { CannotBeUnsealed, type SetAsideApplication } from '../../../domain/application/set-aside.ts';
import { filesIn } from '../../../domain/application/sight.ts';
import { leavingOutEndedLetter } from '../../../domain/letters/leaving-out-letters.ts';
import { THE_COUNCIL } from '../../../domain/seal/notes.ts';
import { UNSEALING_TASK } from '../../../domain/seal/readers.ts';
import { arrivedInTime } from '../../../domain/window/barriers.ts';
import type { Window } from '../../../domain/window/window.ts';
import { logger } from '../../shared/logger.ts';
import type { NotingReaders } from '../seal-deps.ts';
import { frozenAgreement, storedWindow } from '../stored-window.ts';
import type { NotingUnsafeFiles } from '../unsafe-files.ts';

export interface Unsealing extends NotingUnsafeFiles, NotingReaders {
  readonly sealed: SealedApplicationRepository;
  readonly sealedReads: Pick<SealedReadRepository, 'every'>;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly unsealDocuments: UnsealDocuments;
}

/**
 * Copies one submission to where officers read. One that cannot be copied is set aside with the cause, and never stops another; one that
 * an officer has left out meanwhile stays so. @returns whether it is unsealed
 * @throws Conflict where an officer or the provider came between, or the window was cancelled, and a fault that passes by itself: it is looked at again
 */
export const unsealOne = async (deps: Unsealing, window: Window, providerId: string): Promise<boolean> => {
  const { applications, setAside, now } = deps;
  const { windowId } = window;
  const was = await setAside.get(windowId, providerId);
  if (was && isLeftOut(was)) return false;
  const applicationId = applicationIdOf(windowId, providerId);
  if (await applications.get(applicationId)) {
    await setAside.unsealed({ windowId, providerId, at: now() });
    return true;
  }
  const toEnd = was && leavingOutOf(was);
  await deps.seals.noteRead(windowId, {
    at: now(),
    by: UNSEALING_TASK,
    applicationId,
    onBehalfOf: THE_COUNCIL,
    reads: ['answers', 'files'],
  });
  try {
    const submission = await standing(deps.sealed, windowId, providerId);
    if (!arrivedInTime(window, submission.receipt.submittedAt)) throw new CannotBeUnsealed('arrived-late');
    await deps.unsealDocuments(submission.frozen.answers);
    await applications.open(openedFrom(was, windowId, providerId, submission), submission.frozen, [
      deps.windows.notCancelled(windowId),
      ...filesIn(submission.frozen).map(({ file, ...of }) =>
        deps.unsafeFiles.named(file.key, { applicationId, ...of }),
      ),
      ...(was && !was.unsealedAt ? [setAside.opening(was, now())] : []),
      ...(toEnd ? await endingProposal(deps, { windowId, providerId, round: toEnd.round }) : []),
    ]);
  } catch (error) {
    if (error instanceof Conflict && (was || (await isCancelled(deps, windowId)))) throw error;
    const passing = passingFault(error);
    if (passing) throw passing;
    const fault = error instanceof CannotBeUnsealed ? error.fault : 'unforeseen';
    const cause = error instanceof CannotBeUnsealed ? error.cause : error;
    logger.error('An application was set aside', {
      applicationId,
      fault,
      error: cause instanceof Error ? cause.name : 'none',
    });
    await setAside.failed({ windowId, providerId, at: now() }, fault);
    return false;
  }
  if (toEnd) await deps.sendLetters({});
  return true;
};

const isCancelled = async ({ windows }: Pick<Unsealing, 'windows'>, windowId: string): Promise<boolean> =>
  (await storedWindow(windows, windowId)).status === 'cancelled';

/** What was proposed of an application that could not be opened falls away once it is, and its provider hears so. */
const endingProposal = async (
  { windows, representations, letters, siteUrl, now }: Unsealing,
  { windowId, providerId, round }: { readonly windowId: string; readonly providerId: string; readonly round: number },
): Promise<readonly Write[]> => {
  const told = await representations.get({ windowId, providerId, round, about: 'not-opened' });
  if (!told || told.ended) return [];
  const [agreement, window] = await Promise.all([frozenAgreement(windows, windowId), storedWindow(windows, windowId)]);
  const ended = { how: 'lifted', at: now() } as const;
  return [
    representations.change(told, { closedAt: ended.at, ended }),
    letters.write(leavingOutEndedLetter({ agreement, window, siteUrl }, told, ended), ended.at),
  ];
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

/** Whose it is, and of which window, is what it was sealed under. Who declared a conflict with its applicant while it was set aside has one. */
const openedFrom = (
  was: SetAsideApplication | undefined,
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
  offers: [...offersIn(frozen.lots, frozen.answers)],
  receipt,
  status: 'received',
  evaluators: [],
  ...(was?.conflicts ? { conflicts: was.conflicts } : {}),
  version: 1,
});
