import type { Approval, Recommendation } from '../../../domain/award/award.ts';
import { type LastRound, lastRound } from '../../../domain/award/last-round.ts';
import type { Deps } from '../deps.ts';

/** Where the award of a window stands. */
export interface AwardState extends LastRound {
  readonly recommendations: readonly Recommendation[];
  readonly approvals: readonly Approval[];
}

export const awardStateOf = async ({ awards }: Pick<Deps, 'awards'>, windowId: string): Promise<AwardState> => {
  const [recommendations, approvals] = await Promise.all([
    awards.recommendations(windowId),
    awards.approvals(windowId),
  ]);
  return { recommendations, approvals, ...lastRound(recommendations, approvals) };
};

/** Whether the award of a window has been approved: from then on applicants are being told. */
export const awardApproved = async ({ awards }: Pick<Deps, 'awards'>, windowId: string): Promise<boolean> =>
  (await awards.approvals(windowId)).some(({ decision }) => decision === 'approved');
