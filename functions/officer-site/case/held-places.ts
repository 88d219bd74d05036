import { contractsMade } from '../../../adapters/dynamodb/contracts-made.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { barriersToContracting } from '../../../domain/award/contract.ts';
import { placeStanding } from '../../../domain/award/held-back.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { agreementNow } from './agreement.ts';
import { everyApplication } from './every-applicant.ts';

/** A place without a contract, and whether its account has proved that it speaks for the location. */
type HeldPlace = OpenedApplication & { readonly isProved: boolean };

/** The places of an award whose contracts wait, as things are now. */
interface HeldPlaces {
  /** Applications whose contract waits for a decision or a proof, or has a decision that can still be changed. */
  readonly places: readonly HeldPlace[];
  /** Why no contract can be made of any of them any more: each can only be withheld. None while the agreement runs. */
  readonly outOfReach: readonly Reason[];
  /** What the award waits with: until it waits, nothing can be decided. A fault counts where the agreement's end is its cause. */
  readonly asked: 'register-changes' | 'fault' | undefined;
}

/** Places held back by the register or for want of proof, and those that the agreement's end came before. One whose contract was made is decided. */
export const heldPlaces = async (deps: Deps, window: Window, at: string): Promise<HeldPlaces> => {
  const { windowId } = window;
  const outOfReach = barriersToContracting(await agreementNow(deps, window), at).filter(
    ({ code }) => code === 'agreement-over',
  );
  const [applications, isMade, register, fault] = await Promise.all([
    everyApplication(deps, windowId),
    contractsMade(deps.contracts, windowId),
    deps.waits.get(windowId, 'register-changes'),
    deps.waits.get(windowId, 'fault'),
  ]);
  const awarded = await Promise.all(
    applications
      .filter(({ status }) => status === 'awarded')
      .map(async (each) => ((await isMade(each)) ? [] : { ...each, isProved: await hasProved(deps, each) })),
  );
  // Where the award waits, each place without a contract waited: one that has been proved since goes on with the others.
  const isWaiting = register?.status === 'waiting';
  const isHeld = (each: HeldPlace): boolean => isWaiting || outOfReach.length > 0 || !isReady(each);
  const isFault = fault?.status === 'waiting' && outOfReach.length > 0;
  return {
    places: awarded
      .flat()
      .filter(isHeld)
      .toSorted((one, other) => one.organisationName.localeCompare(other.organisationName, 'en-GB')),
    outOfReach,
    asked: isWaiting ? 'register-changes' : isFault ? 'fault' : undefined,
  };
};

/** What was proved stays proved. What is not noted as that may have been proved since. */
const hasProved = async ({ controls }: Pick<Deps, 'controls'>, application: OpenedApplication): Promise<boolean> =>
  application.controlStanding === 'proved' || (await controls.proof(application)) !== undefined;

/** Whether nothing holds a place back, and nobody had to decide so. */
export const isReady = (place: HeldPlace): boolean =>
  place.isProved && place.placeDecision === undefined && placeStanding(place) === 'ready';

/** Whether an officer is still to decide on a place. One that waits for its proof alone is not decided on: it is proved, or withheld. */
export const isUndecided = (place: HeldPlace, outOfReach: readonly Reason[]): boolean =>
  !place.placeDecision && (placeStanding(place) === 'held-back' || outOfReach.length > 0);

/** Whether anything follows from going on: a contract that can be made now, or a place that is withheld. */
export const leadsOn = (place: HeldPlace): boolean =>
  placeStanding(place) === 'withheld' || (placeStanding(place) === 'ready' && place.isProved);

/** The record alone, as it is stored. */
export const withoutProof = ({ isProved: _, ...application }: HeldPlace): OpenedApplication => application;
