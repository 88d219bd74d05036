import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Reason } from '../reason.ts';
import type { Contract, RecommendedPlace } from './award.ts';
import { barriersToContracting } from './contract.ts';
import { placeStanding } from './held-back.ts';

/** An award that was approved, as far as it has come. */
interface ApprovedAward {
  readonly windowId: string;
  readonly places: readonly Pick<RecommendedPlace, 'applicationId'>[];
  readonly applications: readonly Pick<
    OpenedApplication,
    'applicationId' | 'status' | 'askedAgain' | 'placeDecision'
  >[];
  /** The agreement's contracts. */
  readonly contracts: readonly Pick<Contract, 'windowId'>[];
}

/**
 * Why the contracts of an approved award can never be made: the agreement's term is over, and no option is left to extend it
 * (docs/rules.md, rule 9). None where no contract is left to make, or one was made: such an award still comes to its end.
 */
export const contractsOutOfReach = (
  agreement: Pick<Agreement, 'term'>,
  { windowId, places, applications, contracts }: ApprovedAward,
  at: string,
): readonly Reason<'agreement-over'>[] => {
  if (contracts.some((made) => made.windowId === windowId)) return [];
  const withheld = new Set(
    applications.filter((each) => placeStanding(each) === 'withheld').map(({ applicationId }) => applicationId),
  );
  if (places.every(({ applicationId }) => withheld.has(applicationId))) return [];
  return barriersToContracting(agreement, at).flatMap(({ code, text }) =>
    code === 'agreement-over' ? [{ code, text }] : [],
  );
};
