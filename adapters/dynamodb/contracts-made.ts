import { type OpenedApplication, providerIdOf } from '../../domain/application/opened-application.ts';
import type { RecommendedPlace } from '../../domain/award/award.ts';
import type { Window } from '../../domain/window/window.ts';
import type { ContractRepository } from './contracts.ts';

const AT_ONCE = 50;

type Awarded = Pick<OpenedApplication, 'applicationId' | 'agreementId' | 'providerId' | 'awardedLots'>;

/**
 * Answers of the applications of a window whether one waits for no contract: it has one, or its provider holds every place that it was
 * awarded already, from another window.
 */
export const contractsMade = async (
  { ofWindow, get }: Pick<ContractRepository, 'ofWindow' | 'get'>,
  windowId: string,
): Promise<(application: Awarded) => Promise<boolean>> => {
  const made = new Set<string>();
  for await (const { applicationId } of ofWindow(windowId)) made.add(applicationId);
  return async ({ applicationId, agreementId, providerId, awardedLots = [] }) => {
    if (made.has(applicationId)) return true;
    const held = await Promise.all(awardedLots.map((lot) => get(agreementId, lot, providerId)));
    return held.length > 0 && held.every((each) => each !== undefined);
  };
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
  for (let first = 0; first < places.length; first += AT_ONCE) {
    const held = await Promise.all(
      places
        .slice(first, first + AT_ONCE)
        .map(({ applicationId, lot }) => get(agreementId, lot, providerIdOf(applicationId))),
    );
    if (held.some((each) => each?.windowId === windowId)) return true;
  }
  return false;
};
