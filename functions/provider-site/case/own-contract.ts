import { endOfTerm } from '../../../domain/agreement/agreement.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { type ContractInWords, contractInWords } from '../../../domain/award/contract-in-words.ts';
import type { ContractStanding } from '../../../domain/award/contract-standing.ts';
import { notFound } from '../../shared/web/problem.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import type { Deps } from '../deps.ts';
import { agreementNow, type WindowShown, windowShown } from './window.ts';

/** A request about a contract on a lot, from a window. */
export type OfContract = SignedInRequest<'/{windowId}/{lot}'>;

/** A contract of whoever asks, with what it says and what was done about it. */
export interface OwnContract extends WindowShown {
  readonly contract: Contract;
  readonly said: ContractInWords;
  readonly standing: ContractStanding | undefined;
  /** The last day of the agreement's term as it stands. */
  readonly endsOn: string;
}

/** @throws Problem 404 where whoever asks was given no contract on the lot from the window */
export const ownContract = async (
  deps: Pick<Deps, 'windows' | 'contracts' | 'standings' | 'agreements'>,
  { params, visitor }: OfContract,
): Promise<OwnContract> => {
  const [shown, contract] = await Promise.all([
    windowShown(deps, params),
    deps.contracts.from(params.windowId, params.lot, visitor.actsFor.providerId),
  ]);
  if (!contract) throw notFound();
  const now = agreementNow(deps, shown.agreement);
  const standing = await deps.standings.get(contract);
  return {
    ...shown,
    contract,
    said: contractInWords(contract, shown.agreement, now, standing),
    standing,
    endsOn: endOfTerm(now),
  };
};
