import type { WhereInList } from '../../../adapters/dynamodb/pages-by-place.ts';
import type { RegisterPage } from '../../../adapters/dynamodb/register-lists.ts';
import { type Agreement, lotOf, zoneOf } from '../../../domain/agreement/agreement.ts';
import { areInForce } from '../../../domain/award/contract.ts';
import { countOf, nobodyListed } from '../../../domain/award/public-register.ts';
import { londonDate } from '../../../domain/time/london.ts';
import type { Deps } from '../deps.ts';
import type { RegisterFilter } from '../paths.ts';
import { agreementNamed, type OfAgreement } from './agreement.ts';

/** What a request asks of an agreement's register. */
interface Asked {
  readonly agreement: Agreement;
  readonly filter: RegisterFilter;
  /** How many providers match. */
  readonly count: number;
  /** Those from a name or place on, or right before a place: so many at most, or a page. */
  readonly read: (where: WhereInList, limit?: number) => Promise<RegisterPage>;
}

/**
 * The register as it is asked for: who holds a place on the day. One whose agreement has ended holds none.
 * @throws Problem 404 where there is no such agreement
 */
export const registerAsked = async (
  { agreements, registerLists }: Pick<Deps, 'agreements' | 'registerLists'>,
  { params, query, arrivedAt }: OfAgreement,
): Promise<Asked> => {
  const agreement = agreementNamed({ agreements }, params);
  const filter = filterOf(agreement, query);
  const { id: agreementId } = agreement;
  const inForce = areInForce(agreement, londonDate(arrivedAt));
  const counts = inForce ? await registerLists.counts(agreementId) : nobodyListed;
  const lots = Object.keys(counts.lots).filter((lot) => (filter.lot ?? lot) === lot);
  const asked = { agreementId, lots, zone: filter.zone };
  return {
    agreement,
    filter,
    count: countOf(counts, filter),
    read: (where, limit) => registerLists.page(asked, where, limit),
  };
};

/** A lot or zone that the agreement does not have narrows nothing: a link of somebody else's may be old. */
const filterOf = (agreement: Agreement, query: URLSearchParams): RegisterFilter => ({
  lot: lotOf(agreement, query.get('lot') ?? '')?.id,
  zone: zoneOf(agreement, query.get('zone') ?? '')?.id,
});
