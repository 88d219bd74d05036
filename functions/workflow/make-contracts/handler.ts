import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { ContractRepository, OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import { isEachPlaceHeld } from '../../../adapters/dynamodb/contracts-made.ts';
import type { ControlRepository } from '../../../adapters/dynamodb/controls.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import { completeAnswers } from '../../../domain/application/application.ts';
import type { RecommendedPlace } from '../../../domain/award/award.ts';
import { barriersToContracting, contractOf } from '../../../domain/award/contract.ts';
import { placeStanding } from '../../../domain/award/held-back.ts';
import { standingOfAward } from '../../../domain/award/stopped.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import { approvedAward } from '../approved-award.ts';
import { type CalledAgain, inBatches, thisCall } from '../in-batches.ts';
import { storedAnswers, storedApplication } from '../stored-application.ts';
import { frozenAgreement, storedWindow, type TermOf, withTermOfNow } from '../stored-window.ts';
import { tellHeldAlready } from './held-already.ts';
import { noteContract } from './note-contract.ts';
import type { Input, Output } from './schema.ts';
import { tellContract } from './tell-contract.ts';
import { withholdPlace } from './withhold-place.ts';

interface Deps extends CalledAgain {
  readonly agreementOf: TermOf;
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly awards: AwardRepository;
  readonly contracts: ContractRepository;
  readonly controls: Pick<ControlRepository, 'proof'>;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly sendLetters: InvokeLater;
  readonly bankHolidays: () => Promise<BankHolidays>;
  readonly siteUrl: string;
}

/**
 * Makes a contract of each approved place: as many in a call as one call may, from the place `after` on; all of them where it is not
 * said. Its key is provider and lot, so a repeated attempt makes none twice. None is made while a
 * challenge or a proposal to stop it holds the award. A place that the register
 * holds back waits for an officer while the others go on, as does that of an account that has not proved that it speaks for its location;
 * one that an officer withheld gets none (docs/rules.md, rule 4). Whoever gets one is told by letter. A place
 * that the provider holds already, from another window, gets no second contract, and the provider is told so. It is noted on each application that
 * waits for no contract any more.
 * @throws TermIsOver where a contract is left to make after the agreement's end, for an officer to look at
 */
export const makeContracts =
  (deps: Deps) =>
  async ({ windowId, after, heldBack = 0, contracts: madeBefore = 0 }: Input): Promise<Output> => {
    const { windows, applications, awards, contracts, controls, agreementOf, sendLetters, now } = deps;
    const window = await storedWindow(windows, windowId);
    // Noted first: whoever proposes at this moment to stop the award either is seen here, or is refused.
    const wereMade = await awards.areContractsMade(windowId);
    if (!wereMade) await awards.noteContracts(windowId, true);
    if (standingOfAward(window, await awards.challenges(windowId)) !== 'clear') {
      if (!wereMade) await awards.noteContracts(windowId, false);
      return { windowId, contracts: 0, outcome: 'challenged' };
    }
    const agreement = withTermOfNow(await frozenAgreement(windows, windowId), agreementOf);
    const holidays = await deps.bankHolidays();
    const [barrier] = barriersToContracting(agreement, now(), holidays);
    const count = { ready: 0, 'held-back': 0, withheld: 0, 'held-already': 0, late: 0 };
    const { places } = await approvedAward(awards, windowId);
    const left = places.slice(after);
    // One after the other, since each counts its contract in the register's counts.
    const { done, isMore } = await inBatches(left, thisCall(deps, after), make, 1);
    if (count.ready + count.withheld > 0) await sendLetters({});
    if (barrier && count.late > 0) throw new TermIsOver(barrier.text);
    const sum = {
      contracts: madeBefore + count.ready - count['held-already'],
      heldBack: heldBack + count['held-back'],
    };
    if (isMore) return { windowId, ...sum, outcome: 'more', after: (after ?? 0) + done };
    // While every place waits for an officer, there is no contract yet.
    if (sum.contracts === 0 && sum.heldBack > 0) await awards.noteContracts(windowId, false);
    return { windowId, ...sum, outcome: sum.heldBack > 0 ? 'held-back' : 'made' };

    async function make({ applicationId, lot }: RecommendedPlace): Promise<void> {
      const application = await storedApplication(applications, applicationId);
      const standing = placeStanding(application);
      count[standing] += 1;
      if (standing === 'withheld') await withholdPlace(deps, agreement, window, application);
      if (standing !== 'ready') return;
      if (barrier) {
        const made = await contracts.get(agreement.id, lot, application.providerId);
        if (made?.applicationId !== applicationId) count.late += 1;
        return;
      }
      if (!(await controls.proof(application))) {
        count.ready -= 1;
        count['held-back'] += 1;
        return;
      }
      const frozen = await storedAnswers(applications, application);
      const answers = completeAnswers(agreement, frozen.answers);
      const kept = await contracts.make(contractOf(agreement, application, answers, lot, now(), holidays));
      if (kept.applicationId === applicationId) {
        await tellContract(deps, agreement, window, application, kept);
        return noteContract(deps, application, 'contract made');
      }
      count['held-already'] += 1;
      await tellHeldAlready(deps, agreement, window, application, kept);
      if (await isEachPlaceHeld(contracts, application))
        await noteContract(deps, application, 'no contract made: its provider holds each place already');
    }
  };

/**
 * A contract is left that cannot be made: trying again helps once an option to extend has been taken. Where none is left, an officer
 * cancels the window (domain/award/out-of-reach.ts).
 */
class TermIsOver extends Error {
  override readonly name = 'TermIsOver';
}
