import type { LotResult } from '../evaluation/lot-result.ts';
import type { RecommendedPlace } from './award.ts';

/** The places that the rules allow to be recommended: each scored application, on each of its lots that it meets. */
export const recommendablePlaces = (
  applications: readonly { readonly applicationId: string; readonly lotResults: readonly LotResult[] }[],
): readonly RecommendedPlace[] =>
  applications.flatMap(({ applicationId, lotResults }) =>
    lotResults.filter(({ meets }) => meets).map(({ lot, total }) => ({ applicationId, lot, total })),
  );
