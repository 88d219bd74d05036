import type { SealedApplication } from '../../../adapters/dynamodb/sealed-applications.ts';
import { applicationIdOf } from '../../../domain/application/opened-application.ts';
import { PROVIDER_SITE, type SealedThing } from '../../../domain/seal/readers.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';

/** Who asks for what an application holds, and when. */
export type WhoReads = Pick<SignedInRequest, 'visitor' | 'arrivedAt'>;

/**
 * Notes that what a submitted application holds is read while it is sealed, before anything of it is shown. A draft was not handed in yet,
 * and what is unsealed lies with the council: neither is noted.
 */
export const noteRead = async (
  { sealedReads, windows }: Pick<Deps, 'sealedReads' | 'windows'>,
  { windowId, providerId, status }: SealedApplication,
  { visitor, arrivedAt }: WhoReads,
  reads: readonly SealedThing[],
  known?: Window,
): Promise<void> => {
  if (status !== 'submitted') return;
  const window = known ?? (await windows.get(windowId));
  if (window?.unsealedAt) return;
  await sealedReads.note(windowId, {
    at: arrivedAt,
    by: PROVIDER_SITE,
    applicationId: applicationIdOf(windowId, providerId),
    onBehalfOf: visitor.actsFor.providerId,
    reads: [...reads],
  });
};
