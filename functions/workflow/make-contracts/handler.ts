import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { ContractRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { completeAnswers } from '../../../domain/application/application.ts';
import { contractOf } from '../../../domain/award/contract.ts';
import { approvedPlaces } from '../approved-places.ts';
import { storedApplication } from '../stored-application.ts';
import { frozenAgreement } from '../stored-window.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly awards: AwardRepository;
  readonly contracts: ContractRepository;
  readonly now: Now;
}

/** Makes a contract of each approved place. Its key is provider and lot, so a repeated attempt makes none twice. */
export const makeContracts =
  ({ windows, applications, awards, contracts, now }: Dependencies) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const agreement = await frozenAgreement(windows, windowId);
    const places = await approvedPlaces(awards, windowId);
    for (const { applicationId, lot } of places) {
      const application = await storedApplication(applications, applicationId);
      const frozen = await applications.frozen(applicationId);
      if (!frozen) throw new Error(`The answers of ${applicationId} are missing`);
      await contracts.make(contractOf(agreement, application, completeAnswers(agreement, frozen.answers), lot, now()));
    }
    return { windowId, contracts: places.length };
  };
