import type { Write } from '../../../adapters/dynamodb/table.ts';
import { nameIn } from '../../../domain/application/corrected.ts';
import { offersCorrected } from '../../../domain/application/offers.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { changingReturned, type Returned, returnedAt } from '../../../domain/application/returned.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Deps } from '../deps.ts';

interface Made {
  readonly by: Person;
  readonly at: string;
  /** Whether what was sent counts from now on in the place of what was submitted. */
  readonly counts: boolean;
}

/** What a decision on a check changes with what its provider was asked to correct there. */
interface WithCorrection {
  readonly patch: Partial<OpenedApplication>;
  readonly writes: readonly Write[];
}

/**
 * Ends a correction with the decision on the check that it was asked at: nothing that is still on its way changes it any more, and where
 * it is to count, it is laid beside what was submitted as it was sent. Nothing where none was asked there, or it was taken back.
 */
export const withCorrection = async (
  { applications, corrections }: Pick<Deps, 'applications' | 'corrections'>,
  application: OpenedApplication,
  stage: Returned['stage'],
  { by, at, counts }: Made,
): Promise<WithCorrection> => {
  const last = returnedAt(application, stage);
  const correction = last && (await corrections.get({ ...application, round: last.round }));
  if (!last || !correction) return { patch: {}, writes: [] };
  const closing = correction.closedAt ? [] : [corrections.close(correction, at)];
  const { sent } = correction;
  if (!counts || !sent || sent.pages.length === 0) return { patch: {}, writes: closing };
  const organisationName = nameIn(sent.pages);
  return {
    patch: {
      ...changingReturned(application, { counts: { by, at } }),
      ...(organisationName ? { organisationName } : {}),
      ...(application.offers ? { offers: [...offersCorrected(application, sent.pages)] } : {}),
    },
    writes: [...closing, applications.countingWrite(application.applicationId, last.round, sent)],
  };
};
