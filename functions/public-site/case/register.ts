import { type Agreement, lotOf, zoneOf } from '../../../domain/agreement/agreement.ts';
import type { Contract } from '../../../domain/award/award.ts';
import { isInForce } from '../../../domain/award/contract.ts';
import { londonDate } from '../../../domain/time/london.ts';
import type { Deps } from '../deps.ts';
import type { RegisterFilter } from '../paths.ts';
import { agreementNamed, type OfAgreement } from './agreement.ts';

/** What a request asks of an agreement's register. */
interface Asked {
  readonly agreement: Agreement;
  readonly filter: RegisterFilter;
  /** The contracts in force that match. */
  readonly contracts: readonly Contract[];
}

/**
 * The register as it is asked for. All contracts are read: a register has a few hundred, and the count, the order by name and the filter
 * by zone need each of them. @throws Problem 404 where there is no such agreement
 */
export const registerAsked = async (deps: Deps, { params, query, arrivedAt }: OfAgreement): Promise<Asked> => {
  const agreement = agreementNamed(deps, params);
  const filter = filterOf(agreement, query);
  const every = await Array.fromAsync(deps.contracts.every(agreement.id));
  return { agreement, filter, contracts: placesHeld(agreement, every, filter, arrivedAt) };
};

/** A lot or zone that the agreement does not have narrows nothing: a link of somebody else's may be old. */
const filterOf = (agreement: Agreement, query: URLSearchParams): RegisterFilter => ({
  lot: lotOf(agreement, query.get('lot') ?? '')?.id,
  zone: zoneOf(agreement, query.get('zone') ?? '')?.id,
});

/** The contracts in force on the day that match: one that has ended, with its agreement, holds no place. */
const placesHeld = (
  agreement: Agreement,
  contracts: readonly Contract[],
  { lot, zone }: RegisterFilter,
  at: string,
): readonly Contract[] => {
  const today = londonDate(at);
  return contracts.filter(
    (contract) =>
      isInForce(contract, agreement, today) &&
      (lot === undefined || contract.lot === lot) &&
      (zone === undefined || contract.zones.some((held) => held.zone === zone)),
  );
};
