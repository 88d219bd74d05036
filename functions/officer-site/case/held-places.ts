import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { barriersToContracting } from '../../../domain/award/contract.ts';
import { placeStanding } from '../../../domain/award/held-back.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Deps } from '../deps.ts';
import { agreementNow } from './agreement.ts';
import { everyApplication } from './every-applicant.ts';
import { windowAsked } from './window.ts';

/** The places of an award whose contracts wait for an officer, as things are now. */
interface HeldPlaces {
  /** Applications whose contract waits for a decision, or has one that can still be changed. */
  readonly places: readonly OpenedApplication[];
  /** Why no contract can be made of any of them any more: each can only be withheld. None while the agreement runs. */
  readonly outOfReach: readonly Reason[];
  /** What the award waits with: until it waits, nothing can be decided. A fault counts where the agreement's end is its cause. */
  readonly asked: 'register-changes' | 'fault' | undefined;
}

/** Places held back by the register, and those that the agreement's end came before. One whose contract was made is decided. */
export const heldPlaces = async (deps: Deps, windowId: string, at: string): Promise<HeldPlaces> => {
  const window = await windowAsked(deps, windowId);
  const outOfReach = barriersToContracting(await agreementNow(deps, window), at).filter(
    ({ code }) => code === 'agreement-over',
  );
  const [applications, contracts, register, fault] = await Promise.all([
    everyApplication(deps, windowId),
    Array.fromAsync(deps.contracts.every(window.agreementId)),
    deps.waits.get(windowId, 'register-changes'),
    deps.waits.get(windowId, 'fault'),
  ]);
  const made = new Set(contracts.map(({ applicationId }) => applicationId));
  const isHeld = (each: OpenedApplication): boolean =>
    each.placeDecision !== undefined || placeStanding(each) === 'held-back' || outOfReach.length > 0;
  const isFault = fault?.status === 'waiting' && outOfReach.length > 0;
  return {
    places: applications
      .filter((each) => each.status === 'awarded' && !made.has(each.applicationId) && isHeld(each))
      .toSorted((one, other) => one.organisationName.localeCompare(other.organisationName, 'en-GB')),
    outOfReach,
    asked: register?.status === 'waiting' ? 'register-changes' : isFault ? 'fault' : undefined,
  };
};
