import { type Agreement, endOfTerm, lotOf, zoneOf } from '../../../domain/agreement/agreement.ts';
import type { Contract } from '../../../domain/award/award.ts';
import type { RegisterFilter } from '../paths.ts';

/** A provider of the register with the lots and zones it holds places on. */
interface RegisterEntry {
  readonly name: string;
  readonly locationId: string;
  readonly rating: string;
  readonly ratingDate: string | undefined;
  readonly places: readonly { readonly lot: string; readonly zones: readonly string[] }[];
}

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
    .toSorted((a, b) => byName(a.name, b.name));

/** "on lot A, Daytime, in zone 3, Stone"; '' of the whole register. */
export const narrowedTo = (agreement: Agreement, { lot, zone }: RegisterFilter): string =>
  [
    ...(lot === undefined ? [] : [`on lot ${lot}, ${lotOf(agreement, lot)?.title}`]),
    ...(zone === undefined ? [] : [`in zone ${zone}, ${zoneOf(agreement, zone)?.name}`]),
  ].join(', ');

export const COLUMNS = [
  'Provider',
  'CQC location ID',
  'Lot',
  'Lot title',
  'Zone',
  'Zone name',
  'CQC rating at award',
  'Date of rating',
  'From',
  'To',
] as const;

/** One row a place: provider, lot and zone. */
export const placeRows = (agreement: Agreement, { zone }: RegisterFilter, contracts: readonly Contract[]) =>
  contracts
    .toSorted((a, b) => byName(a.providerName, b.providerName) || (a.lot < b.lot ? -1 : 1))
    .flatMap((contract) =>
      agreement.zones
        .filter(({ id }) => (zone ?? id) === id && contract.zones.some((held) => held.zone === id))
        .map(({ id, name }) => [
          contract.providerName,
          contract.locationId,
          contract.lot,
          lotOf(agreement, contract.lot)?.title ?? '',
          id,
          name,
          ratingInWords(contract.rating),
          contract.ratingDate ?? '',
          contract.from,
          endOfTerm(agreement),
        ]),
    );

const byName = (one: string, other: string): number => one.localeCompare(other, 'en-GB', { numeric: true });

const ratingInWords = (rating: string): string => {
  if (rating === 'not-rated') return 'Not rated yet';
  return rating === 'unknown' || rating === '' ? 'Not known' : rating;
};

/** Zones in the agreement's order, which sorting their numbers as text would lose. */
const inOrder = ({ zones }: Agreement, held: Contract['zones']): readonly string[] =>
  zones.map(({ id }) => id).filter((id) => held.some(({ zone }) => zone === id));
