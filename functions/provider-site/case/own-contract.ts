import type { Contract } from '../../../domain/award/award.ts';
import { type ContractInWords, contractInWords } from '../../../domain/award/contract-in-words.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { agreementNow, type WindowShown, windowShown } from './window.ts';

/** A request about a contract on a lot, from a window. */
export type OfContract = SignedInRequest<'/{windowId}/{lot}'>;

/** A contract of whoever asks, with what it says. */
export interface OwnContract extends WindowShown {
  readonly contract: Contract;
  readonly said: ContractInWords;
}

/** @throws Problem 404 where whoever asks was given no contract on the lot from the window */
export const ownContract = async (
  deps: Pick<Deps, 'windows' | 'contracts' | 'agreements'>,
  { params, visitor }: OfContract,
): Promise<OwnContract> => {
  const [shown, contract] = await Promise.all([
    windowShown(deps, params),
    deps.contracts.from(params.windowId, params.lot, visitor.subject),
  ]);
  if (!contract) throw notFound();
  return { ...shown, contract, said: contractInWords(contract, shown.agreement, agreementNow(deps, shown.agreement)) };
};
