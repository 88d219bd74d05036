import { type OpenedApplication, windowIdOf } from '../../domain/application/opened-application.ts';
import { type OtherUse, usesItsLocation } from '../../domain/application/shared-location.ts';
import type { ApplicationRepository } from './applications.ts';
import { claimsOf } from './location-claims.ts';
import type { Table } from './table.ts';

interface Stored {
  readonly records: Table;
  readonly applications: Pick<ApplicationRepository, 'get'>;
}

type Asking = Pick<OpenedApplication, 'agreementId' | 'windowId' | 'providerId'>;

/** Who else uses a location: see `locationUses`. */
export type LocationUses = (asking: Asking, locationId: string) => Promise<readonly OtherUse[]>;

/**
 * Answers which other providers of an agreement use a location, those first that have a contract for it, by an application that stands or
 * by a contract. A contract ends with the agreement alone, so each is in force while anybody is asked about.
 */
export const locationUses =
  ({ records, applications }: Stored): LocationUses =>
  async ({ agreementId, windowId, providerId }, locationId) => {
    const claims = (await claimsOf(records, { agreementId, locationId })).filter(
      (claim) => claim.providerId !== providerId,
    );
    const others: OtherUse[] = [];
    for (const { applicationId, isContracted = false } of claims.toSorted(contractedFirst)) {
      const application = await applications.get(applicationId);
      const isStanding = application && application.locationId === locationId && usesItsLocation(application);
      if (application && (isContracted || isStanding))
        others.push({ application, isContracted: isContracted && windowIdOf(applicationId) !== windowId });
    }
    return others;
  };

/** The applications of a window that name a location, by the id that it has in its register; none where nothing could have such an id. */
export const namedInWindow =
  (records: Table) =>
  async ({ agreementId, windowId }: Pick<Asking, 'agreementId' | 'windowId'>, locationId: string) =>
    locationId.length > LONGEST_ID
      ? []
      : (await claimsOf(records, { agreementId, locationId }))
          .map(({ applicationId }) => applicationId)
          .filter((applicationId) => windowIdOf(applicationId) === windowId);

/** What anybody may type; the register's ids have some 12 letters. */
const LONGEST_ID = 50;

interface Claimed {
  readonly isContracted?: boolean | undefined;
}
const contractedFirst = (one: Claimed, other: Claimed): number =>
  Number(other.isContracted ?? false) - Number(one.isContracted ?? false);
