import type { OpenedApplication } from '../application/opened-application.ts';
import type { RecommendedPlace } from './award.ts';

/** The places that the rules allow to be recommended: each scored application, on each of its lots that it meets. */
export const recommendablePlaces = (
  applications: readonly Pick<OpenedApplication, 'applicationId' | 'status' | 'lotResults'>[],
): readonly RecommendedPlace[] =>
  applications
    .filter(({ status }) => status !== 'rejected')
    .flatMap(({ applicationId, lotResults = [] }) =>
      lotResults.filter(({ meets }) => meets).map(({ lot, total }) => ({ applicationId, lot, total })),
    );
