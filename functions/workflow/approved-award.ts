import type { AwardRepository } from '../../adapters/dynamodb/awards.ts';
import type { Approval, RecommendedPlace } from '../../domain/award/award.ts';

/** An award as it was approved: its places, in which round, and when that was. */
export interface ApprovedAward {
  readonly round: number;
  readonly places: readonly RecommendedPlace[];
  readonly approvedAt: string;
}

/** How the award of a window was approved; undefined where it was not. */
export const approvalOf = async (awards: AwardRepository, windowId: string): Promise<Approval | undefined> =>
  (await awards.approvals(windowId)).findLast(({ decision }) => decision === 'approved');

/** The award of a window that was approved. Its tasks run only after an approval, so its absence is a fault. */
export const approvedAward = async (awards: AwardRepository, windowId: string): Promise<ApprovedAward> => {
  const approval = await approvalOf(awards, windowId);
  const recommendation = (await awards.recommendations(windowId)).find(({ round }) => round === approval?.round);
  if (!approval || !recommendation) throw new Error(`No recommendation of ${windowId} has been approved`);
  return { round: approval.round, places: await awards.places(recommendation), approvedAt: approval.at };
};
