import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import { type OtherUse, usesItsLocation } from '../../domain/application/shared-location.ts';
import type { ApplicationRepository } from './applications.ts';
import type { ContractRepository } from './contracts.ts';
import { claimsOf } from './location-claims.ts';
import type { Table } from './table.ts';

interface Stored {
  readonly records: Table;
  readonly applications: Pick<ApplicationRepository, 'get'>;
  readonly contracts: Pick<ContractRepository, 'every'>;
}

type Asking = Pick<OpenedApplication, 'agreementId' | 'windowId' | 'providerId'>;

/** Who else uses a location: see `locationUses`. */
export type LocationUses = (asking: Asking, locationId: string) => Promise<readonly OtherUse[]>;

/**
 * Answers which other providers of an agreement use a location, by an application that stands or by a contract. A contract ends with the
 * agreement alone, so every one of its register is in force while anybody is asked about.
 */
export const locationUses =
  ({ records, applications, contracts }: Stored): LocationUses =>
  async ({ agreementId, windowId, providerId }, locationId) => {
    const contracted = new Map<string, boolean>();
    for await (const contract of contracts.every(agreementId))
      if (contract.locationId === locationId && contract.providerId !== providerId)
        contracted.set(contract.applicationId, contract.windowId !== windowId);
    const claims = await claimsOf(records, { agreementId, locationId });
    const named = claims.filter((claim) => claim.providerId !== providerId).map(({ applicationId }) => applicationId);
    const others: OtherUse[] = [];
    for (const applicationId of new Set([...contracted.keys(), ...named])) {
      const application = await applications.get(applicationId);
      const isStanding = application && application.locationId === locationId && usesItsLocation(application);
      if (application && (contracted.has(applicationId) || isStanding))
        others.push({ application, isContracted: contracted.get(applicationId) ?? false });
    }
    return others;
  };
