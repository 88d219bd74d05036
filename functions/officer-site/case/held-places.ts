import { contractsMade, isContractMade } from '../../../adapters/dynamodb/contracts-made.ts';
import type { PlacedApplication } from '../../../adapters/dynamodb/list-pages.ts';
import { type ListsToRead, listsOfRecords } from '../../../adapters/dynamodb/lists-of-records.ts';
import type { Wait } from '../../../adapters/dynamodb/waits.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { isWithoutContract, placeListed } from '../../../domain/application/place-lists.ts';
import { barriersToContracting } from '../../../domain/award/contract.ts';
import { isReady } from '../../../domain/award/held-back.ts';
import type { Reason } from '../../../domain/reason.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { agreementNow } from './agreement.ts';
import { everyApplication } from './every-applicant.ts';

/** A place without a contract, and whether its account has proved that it speaks for the location. */
type HeldPlace = OpenedApplication & { readonly isProved: boolean };

/** What the places of an award without a contract wait for, as things are now. */
interface Holding {
  /** Why no contract can be made of any of them any more: each can only be withheld. None while the agreement runs. */
  readonly outOfReach: readonly Reason[];
  /** What the award waits with: until it waits, nothing can be decided. A fault counts where the agreement's end is its cause. */
  readonly asked: Wait | undefined;
}

/** What an award waits for before its contracts. */
export const holdingOf = async (deps: Deps, window: Window, at: string): Promise<Holding> => {
  const { windowId } = window;
  const [agreement, register, fault] = await Promise.all([
    agreementNow(deps, window),
    deps.waits.get(windowId, 'register-changes'),
    deps.waits.get(windowId, 'fault'),
  ]);
  const outOfReach = barriersToContracting(agreement, at).filter(({ code }) => code === 'agreement-over');
  const isFault = fault?.status === 'waiting' && outOfReach.length > 0;
  return { outOfReach, asked: register?.status === 'waiting' ? register : isFault ? fault : undefined };
};

/**
 * Whether each place without a contract waits, be it ready or not. Where the award waits, each one does: one that has been proved since goes on with
 * the others.
 */
export const doesEachWait = ({ outOfReach, asked }: Holding): boolean =>
  asked?.ask === 'register-changes' || outOfReach.length > 0;

/** An application's place, with what is known of it now; undefined where it waits for nothing, or for nobody. */
export const heldPlaceOf = async (
  deps: Pick<Deps, 'contracts' | 'controls'>,
  application: OpenedApplication,
  holding: Holding,
): Promise<HeldPlace | undefined> => {
  if (!isWithoutContract(application) || (await isContractMade(deps.contracts, application))) return undefined;
  const place = { ...application, isProved: await hasProved(deps, application) };
  return doesEachWait(holding) || !isReady(place) ? place : undefined;
};

/** Whether an officer decides on a place: not while nothing is in the way of its contract. */
export const isDecidedOn = (place: HeldPlace | undefined, { outOfReach }: Holding): place is HeldPlace =>
  place !== undefined && (!isReady(place) || outOfReach.length > 0);

/** All of them, from the records, for what is decided on them together. One whose contract was made is decided. */
export const heldPlaces = async (
  deps: Deps,
  window: Window,
  at: string,
): Promise<Holding & { readonly places: readonly HeldPlace[] }> => {
  const [holding, applications] = await Promise.all([
    holdingOf(deps, window, at),
    everyApplicationNoted(deps, window.windowId),
  ]);
  const places = await Promise.all(applications.map((each) => heldPlaceOf(deps, each, holding)));
  return { ...holding, places: places.filter((each) => each !== undefined) };
};

/** The applications of a window, with whether a contract was made of each, be that noted on it or not. */
const everyApplicationNoted = async (deps: Deps, windowId: string): Promise<readonly OpenedApplication[]> => {
  const [applications, isMade] = await Promise.all([
    everyApplication(deps, windowId),
    contractsMade(deps.contracts, windowId),
  ]);
  return Promise.all(
    applications.map(async (each) =>
      isWithoutContract(each) && (await isMade(each)) ? { ...each, isContracted: true } : each,
    ),
  );
};

/** The lists of the places without a contract; of a window that was listed before there were these, what its records make of them. */
export const listsOfPlaces = async (deps: Deps, windowId: string): Promise<ListsToRead> =>
  (await deps.lists.areWhole(windowId)) ? deps : listsOfRecords(await everyApplicationNoted(deps, windowId));

/** A place of a list, with whether its account has proved by now that it speaks for the location. */
export const placeShown = async (deps: Pick<Deps, 'controls'>, listed: PlacedApplication) => ({
  ...listed,
  ...placeListed(listed),
  isProved: await hasProved(deps, listed),
});

/** What was proved stays proved. What is not noted as that may have been proved since. */
const hasProved = async (
  { controls }: Pick<Deps, 'controls'>,
  application: Pick<OpenedApplication, 'providerId' | 'locationId' | 'controlStanding'>,
): Promise<boolean> => application.controlStanding === 'proved' || (await controls.proof(application)) !== undefined;

/** The record alone, as it is stored. */
export const withoutProof = ({ isProved: _, ...application }: HeldPlace): OpenedApplication => application;
