import type { Approval, Recommendation } from '../../../domain/award/award.ts';
import type { Deps } from '../deps.ts';

/** Where the award of a window stands. */
export interface AwardState {
  readonly recommendations: readonly Recommendation[];
  readonly approvals: readonly Approval[];
  /** The recommendation of the last round, if it has not been returned. */
  readonly standing: Recommendation | undefined;
  /** What was decided on the last recommendation. */
  readonly decided: Approval | undefined;
}

export const awardStateOf = async ({ awards }: Pick<Deps, 'awards'>, windowId: string): Promise<AwardState> => {
  const [recommendations, approvals] = await Promise.all([
    awards.recommendations(windowId),
    awards.approvals(windowId),
  ]);
  const last = recommendations.at(-1);
  const decided = approvals.find(({ round }) => round === last?.round);
  return { recommendations, approvals, standing: decided?.decision === 'returned' ? undefined : last, decided };
};

/** Whether the award of a window has been approved: from then on applicants are being told. */
export const awardApproved = async ({ awards }: Pick<Deps, 'awards'>, windowId: string): Promise<boolean> =>
  (await awards.approvals(windowId)).some(({ decision }) => decision === 'approved');
