import { type ContractState, contractStates } from '../../../domain/award/countersigning.ts';

/** How a contract stands, as officers call it. */
export const contractStateWords: Readonly<Record<ContractState, string>> = {
  'waits-for-provider': 'Waits for the provider',
  'waits-for-council': 'Waits for the council',
  signed: 'Signed by both',
  leaving: 'Leaving',
  ended: 'Ended',
};

/** The state that an address asks for; undefined where it asks for none. */
export const contractStateAsked = (asked: string | null): ContractState | undefined =>
  contractStates.find((each) => each === asked);
