import type { AwardRepository } from '../../adapters/dynamodb/awards.ts';
import type { RecommendedPlace } from '../../domain/award/award.ts';

/** The places of the recommendation that was approved. An award's tasks run only after an approval, so its absence is a fault. */
export const approvedPlaces = async (
  awards: AwardRepository,
  windowId: string,
): Promise<readonly RecommendedPlace[]> => {
  const approval = (await awards.approvals(windowId)).findLast(({ decision }) => decision === 'approved');
  const recommendation = (await awards.recommendations(windowId)).find(({ round }) => round === approval?.round);
  if (!recommendation) throw new Error(`No recommendation of ${windowId} has been approved`);
  return recommendation.places;
};
