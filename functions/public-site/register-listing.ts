import type { Agreement } from '../../domain/agreement/agreement.ts';
import type { Contract } from '../../domain/award/award.ts';
import { isInForce } from '../../domain/award/contract.ts';
import { londonDate } from '../../domain/time/london.ts';

/** A provider of the register with the lots and zones it holds places on. */
export interface RegisterEntry {
  readonly name: string;
  readonly locationId: string;
  readonly rating: string;
  readonly ratingDate: string | undefined;
  readonly places: readonly { readonly lot: string; readonly zones: readonly string[] }[];
}

/** What the register is narrowed to; undefined for all. */
export interface RegisterFilter {
  readonly lot: string | undefined;
  readonly zone: string | undefined;
}

/** The contracts in force on the day that match: one that has ended, with its agreement, holds no place. */
export const placesHeld = (
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

/** One entry a provider, by name; its rating as of its latest award. */
export const registerEntries = (agreement: Agreement, contracts: readonly Contract[]): readonly RegisterEntry[] =>
  [...Map.groupBy(contracts, ({ providerId }) => providerId).values()]
    .map((held) => {
      const [latest] = held.toSorted((a, b) => (a.awardedAt < b.awardedAt ? 1 : -1));
      return {
        name: latest?.providerName ?? '',
        locationId: latest?.locationId ?? '',
        rating: ratingInWords(latest?.rating ?? ''),
        ratingDate: latest?.ratingDate,
        places: held
          .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
          .map(({ lot, zones }) => ({ lot, zones: inOrder(agreement, zones) })),
      };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB', { numeric: true }));

export const ratingInWords = (rating: string): string => {
  if (rating === 'not-rated') return 'Not rated yet';
  return rating === 'unknown' || rating === '' ? 'Not known' : rating;
};

/** Zones in the agreement's order, which sorting their numbers as text would lose. */
const inOrder = ({ zones }: Agreement, held: Contract['zones']): readonly string[] =>
  zones.map(({ id }) => id).filter((id) => held.some(({ zone }) => zone === id));
