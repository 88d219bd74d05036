import type { Agreement } from '../agreement/agreement.ts';
import type { OpenedApplication } from '../application/opened-application.ts';
import type { Reason } from '../reason.ts';
import type { RecommendedPlace } from './award.ts';
import { barriersToContracting } from './contract.ts';
import { placeStanding } from './held-back.ts';

/** An award that was approved, as far as it has come. */
interface ApprovedAward {
  readonly places: readonly Pick<RecommendedPlace, 'applicationId'>[];
  readonly applications: readonly Pick<
    OpenedApplication,
    'applicationId' | 'status' | 'askedAgain' | 'placeDecision'
  >[];
  /** Whether a contract was made of it. */
  readonly hasContracts: boolean;
}

/**
 * Why the contracts of an approved award can never be made: the agreement's term is over, and no option is left to extend it
 * (docs/rules.md, rule 9). None where no contract is left to make, or one was made: such an award still comes to its end.
 */
export const contractsOutOfReach = (
  agreement: Pick<Agreement, 'term'>,
  { places, applications, hasContracts }: ApprovedAward,
  at: string,
): readonly Reason<'agreement-over'>[] => {
  if (hasContracts) return [];
  const withheld = new Set(
    applications.filter((each) => placeStanding(each) === 'withheld').map(({ applicationId }) => applicationId),
  );
  if (places.every(({ applicationId }) => withheld.has(applicationId))) return [];
  return barriersToContracting(agreement, at).flatMap(({ code, text }) =>
    code === 'agreement-over' ? [{ code, text }] : [],
  );
};
