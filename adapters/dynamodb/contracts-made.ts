import { pMapIterable } from 'p-map';
import { type OpenedApplication, providerIdOf } from '../../domain/application/opened-application.ts';
import { isWithoutContract } from '../../domain/application/place-lists.ts';
import type { RecommendedPlace } from '../../domain/award/award.ts';
import { placeStanding } from '../../domain/award/held-back.ts';
import type { Window } from '../../domain/window/window.ts';
import type { ContractRepository } from './contracts.ts';

const AT_ONCE = 50;

type Awarded = Pick<
  OpenedApplication,
  | 'applicationId'
  | 'agreementId'
  | 'providerId'
  | 'awardedLots'
  | 'isContracted'
  | 'status'
  | 'askedAgain'
  | 'placeDecision'
  | 'controlStanding'
>;

/** The contracts that hold the places that an application was awarded, whichever window they are from. */
const holdingPlaces = (
  { get }: Pick<ContractRepository, 'get'>,
  { agreementId, providerId, awardedLots = [] }: Pick<Awarded, 'agreementId' | 'providerId' | 'awardedLots'>,
) => Promise.all(awardedLots.map((lot) => get(agreementId, lot, providerId)));

/** Whether a contract was made of an application, be it noted on it or not: it may be from before that was noted. */
export const isContractMade = async (
  contracts: Pick<ContractRepository, 'get'>,
  application: Pick<Awarded, 'applicationId' | 'agreementId' | 'providerId' | 'awardedLots' | 'isContracted'>,
): Promise<boolean> =>
  application.isContracted === true ||
  (await holdingPlaces(contracts, application)).some((held) => held?.applicationId === application.applicationId);

/** The same of the applications of a window, whose contracts are read once. */
export const contractsMade = async (
  { ofWindow, get }: Pick<ContractRepository, 'ofWindow' | 'get'>,
  windowId: string,
): Promise<(application: Parameters<typeof isContractMade>[1]) => Promise<boolean>> => {
  const made = new Set<string>();
  for await (const { applicationId } of ofWindow(windowId)) made.add(applicationId);
  return async (application) => made.has(application.applicationId) || isContractMade({ get }, application);
};

/** Whether each place that an application was awarded is held, by its provider's contract from this window or another. */
export const isEachPlaceHeld = async (
  contracts: Pick<ContractRepository, 'get'>,
  application: Pick<Awarded, 'agreementId' | 'providerId' | 'awardedLots'>,
): Promise<boolean> => {
  const held = await holdingPlaces(contracts, application);
  return held.length > 0 && held.every((each) => each && each.leftOn === undefined);
};

/**
 * An application as it is to be noted whether it waits for no contract: of one that was made, or found held already, by code that noted nothing of it.
 * What a register or a missing proof holds back waits all the same, as the award does.
 */
export const withContractNoted = async <Application extends Awarded>(
  contracts: Pick<ContractRepository, 'get'>,
  application: Application,
): Promise<Application> => {
  if (!isWithoutContract(application)) return application;
  const isProved = application.controlStanding === 'proved';
  const mayBeHeld = isProved && placeStanding(application) === 'ready';
  const isContracted =
    (await isContractMade(contracts, application)) || (mayBeHeld && (await isEachPlaceHeld(contracts, application)));
  return isContracted ? { ...application, isContracted } : application;
};

/**
 * Whether any contract was made of the places of an award. Where none is listed of its window each place is asked for: one may be from before
 * there were such lists, which the sweep has not made yet.
 */
export const isAnyMade = async (
  { hasAny, get }: Pick<ContractRepository, 'hasAny' | 'get'>,
  { agreementId, windowId }: Pick<Window, 'agreementId' | 'windowId'>,
  places: readonly Pick<RecommendedPlace, 'applicationId' | 'lot'>[],
): Promise<boolean> => {
  if (await hasAny(windowId)) return true;
  const holding = pMapIterable(places, ({ applicationId, lot }) => get(agreementId, lot, providerIdOf(applicationId)), {
    concurrency: AT_ONCE,
  });
  for await (const held of holding) if (held?.windowId === windowId) return true;
  return false;
};
