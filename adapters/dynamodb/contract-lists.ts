import { type Contract, contract } from '../../domain/award/award.ts';
import { holdsPlace } from '../../domain/award/contract.ts';
import { claimWrite } from './location-claims.ts';
import { everyItem, MANY, type Table, type Write } from './table.ts';

const ofWindow = (windowId: string) => `CONTRACTS#${windowId}`;

const inWindow = ({ windowId, lot, providerId }: Pick<Contract, 'windowId' | 'lot' | 'providerId'>) => ({
  pk: ofWindow(windowId),
  sk: `LOT#${lot}#${providerId}`,
});

/** Where a contract is found without its register being read: in the list of its window, and at its location. Written again they are as they were. */
export const listWrites = (records: Table, made: Contract): readonly Write[] => [
  records.putWrite({ ...inWindow(made), ...made }),
  claimWrite(records, { ...made, isContracted: holdsPlace(made) || undefined }),
];

/** The contract that a provider was given on a lot from a window, be it over or not. */
export const contractFrom = (records: Table, key: Parameters<typeof inWindow>[0]): Promise<Contract | undefined> =>
  records.get(contract, inWindow(key));

/** Every contract that was made from a window. */
export const contractsOfWindow = (records: Table, windowId: string): AsyncGenerator<Contract> =>
  everyItem((after) => records.page(contract, ofWindow(windowId), { limit: MANY, after }));

export const hasContracts = async (records: Table, windowId: string): Promise<boolean> =>
  (await records.last(contract, ofWindow(windowId))) !== undefined;
