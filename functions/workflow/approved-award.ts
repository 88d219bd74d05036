import type { AwardRepository } from '../../adapters/dynamodb/awards.ts';
import type { RecommendedPlace } from '../../domain/award/award.ts';

/** An award as it was approved: its places, and when that was. */
export interface ApprovedAward {
  readonly places: readonly RecommendedPlace[];
  readonly approvedAt: string;
}

/** The award of a window that was approved. Its tasks run only after an approval, so its absence is a fault. */
export const approvedAward = async (awards: AwardRepository, windowId: string): Promise<ApprovedAward> => {
  const approval = (await awards.approvals(windowId)).findLast(({ decision }) => decision === 'approved');
  const recommendation = (await awards.recommendations(windowId)).find(({ round }) => round === approval?.round);
  if (!approval || !recommendation) throw new Error(`No recommendation of ${windowId} has been approved`);
  return { places: recommendation.places, approvedAt: approval.at };
};
