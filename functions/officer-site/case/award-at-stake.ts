import { isAnyMade } from '../../../adapters/dynamodb/contracts-made.ts';
import type { Challenge } from '../../../domain/award/award.ts';
import { barriersToContracting } from '../../../domain/award/contract.ts';
import { lastRound } from '../../../domain/award/last-round.ts';
import { contractsOutOfReach } from '../../../domain/award/out-of-reach.ts';
import { awardStopOf } from '../../../domain/award/stopped.ts';
import type { AwardAtStake } from '../../../domain/window/cancelling.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { agreementNow } from './agreement.ts';
import { type AwardState, awardStateOf } from './award-state.ts';
import { everyApplication } from './every-applicant.ts';

/** What a window's award has on record: nothing before its applications are unsealed. */
export interface AwardOnRecord {
  readonly state: AwardState;
  readonly challenges: readonly Challenge[];
}

const nothingYet: AwardOnRecord = {
  state: { recommendations: [], approvals: [], ...lastRound([], []) },
  challenges: [],
};

export const awardOnRecord = async (
  deps: Pick<Deps, 'awards'>,
  { windowId, unsealedAt }: Pick<Window, 'windowId' | 'unsealedAt'>,
): Promise<AwardOnRecord> => {
  if (!unsealedAt) return nothingYet;
  const [state, challenges] = await Promise.all([awardStateOf(deps, windowId), deps.awards.challenges(windowId)]);
  return { state, challenges };
};

/** What cancelling a window would do away with: its award, where one was approved, and why its contracts can never be made. */
export const awardAtStake = async (
  deps: Deps,
  window: Window,
  { state, challenges }: AwardOnRecord,
  at: string,
): Promise<AwardAtStake> => {
  const { windowId, status } = window;
  const { standing, decided } = state;
  const approved = decided?.decision === 'approved';
  if (!standing || !approved || (status !== 'evaluating' && status !== 'standstill'))
    return { approved, outOfReach: [] };
  const agreement = await agreementNow(deps, window);
  const stopped = awardStopOf(window, challenges) !== undefined;
  // The term first: while it runs nothing else need be read.
  if (barriersToContracting(agreement, at).length === 0) return { approved, stopped, outOfReach: [] };
  const [places, applications] = await Promise.all([deps.awards.places(standing), everyApplication(deps, windowId)]);
  const hasContracts = await isAnyMade(deps.contracts, window, places);
  const award = { places, applications, hasContracts };
  return { approved, stopped, outOfReach: contractsOutOfReach(agreement, award, at) };
};
