import { isAnyMade } from '../../../adapters/dynamodb/contracts-made.ts';
import { barriersToContracting } from '../../../domain/award/contract.ts';
import { contractsOutOfReach } from '../../../domain/award/out-of-reach.ts';
import { awardStopOf } from '../../../domain/award/stopped.ts';
import type { AwardAtStake } from '../../../domain/window/cancelling.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { agreementNow } from './agreement.ts';
import { awardStateOf } from './award-state.ts';
import { everyApplication } from './every-applicant.ts';

/** What cancelling a window would do away with: its award, where one was approved, and why its contracts can never be made. */
export const awardAtStake = async (deps: Deps, window: Window, at: string): Promise<AwardAtStake> => {
  const { windowId, status } = window;
  const { standing, decided } = await awardStateOf(deps, windowId);
  const approved = decided?.decision === 'approved';
  if (!standing || !approved || (status !== 'evaluating' && status !== 'standstill'))
    return { approved, outOfReach: [] };
  const [agreement, challenges] = await Promise.all([agreementNow(deps, window), deps.awards.challenges(windowId)]);
  const stopped = awardStopOf(window, challenges) !== undefined;
  // The term first: while it runs nothing else need be read.
  if (barriersToContracting(agreement, at).length === 0) return { approved, stopped, outOfReach: [] };
  const [places, applications] = await Promise.all([deps.awards.places(standing), everyApplication(deps, windowId)]);
  const hasContracts = await isAnyMade(deps.contracts, window, places);
  const award = { places, applications, hasContracts };
  return { approved, stopped, outOfReach: contractsOutOfReach(agreement, award, at) };
};
