import type { ContractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { providerIdOf } from '../../../domain/application/opened-application.ts';
import type { Contract, RecommendedPlace } from '../../../domain/award/award.ts';
import type { Window } from '../../../domain/window/window.ts';
import { eachOf } from '../in-batches.ts';

interface Award extends Pick<Window, 'agreementId' | 'windowId'> {
  readonly places: readonly Pick<RecommendedPlace, 'applicationId' | 'lot'>[];
}

/**
 * The contracts that were made of the places of an award, in the order of these: a place that was withheld has none, and one that its provider held
 * already has that of another window. They are read from the list of the window; a place that is not in it is asked for, since its contract may be
 * from before there were such lists.
 */
export const contractsOf = async (
  { ofWindow, get }: Pick<ContractRepository, 'get' | 'ofWindow'>,
  { agreementId, windowId, places }: Award,
): Promise<readonly Contract[]> => {
  const listed = new Map<string, Contract>();
  for await (const made of ofWindow(windowId)) listed.set(keyOf(made), made);
  const found = await eachOf(places, async ({ applicationId, lot }) => {
    const providerId = providerIdOf(applicationId);
    return listed.get(keyOf({ lot, providerId })) ?? get(agreementId, lot, providerId);
  });
  return found.flatMap((contract) => (contract?.windowId === windowId ? [contract] : []));
};

const keyOf = ({ lot, providerId }: Pick<Contract, 'lot' | 'providerId'>): string => `${lot}#${providerId}`;
