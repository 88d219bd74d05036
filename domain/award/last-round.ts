import type { Approval, Recommendation } from './award.ts';

/** The last recommendation of an award, unless it was returned, and what was decided on it. */
export interface LastRound {
  readonly standing: Recommendation | undefined;
  readonly decided: Approval | undefined;
}

/** Where an award stands between recommending and approving, from all of both in their order. */
export const lastRound = (recommendations: readonly Recommendation[], approvals: readonly Approval[]): LastRound => {
  const last = recommendations.at(-1);
  const decided = approvals.find(({ round }) => round === last?.round);
  return { standing: decided?.decision === 'returned' ? undefined : last, decided };
};
