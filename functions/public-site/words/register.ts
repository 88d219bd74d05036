import type { ListedProvider } from '../../../adapters/dynamodb/register-lists.ts';
import { type Agreement, endOfTerm, lotOf, zoneOf } from '../../../domain/agreement/agreement.ts';
import type { ListedContract } from '../../../domain/award/public-register.ts';
import type { RegisterFilter } from '../paths.ts';

/** A provider of the register with the lots and zones it holds places on. */
interface RegisterEntry {
  readonly name: string;
  readonly locationId: string;
  readonly rating: string;
  readonly ratingDate: string | undefined;
  readonly places: readonly { readonly lot: string; readonly zones: readonly string[] }[];
}

/** One entry a provider; its rating as of its latest award. */
export const registerEntries = (agreement: Agreement, providers: readonly ListedProvider[]): readonly RegisterEntry[] =>
  providers.map(({ contracts }) => {
    const [latest] = contracts.toSorted((a, b) => (a.awardedAt < b.awardedAt ? 1 : -1));
    return {
      name: latest?.providerName ?? '',
      locationId: latest?.locationId ?? '',
      rating: ratingInWords(latest?.rating ?? ''),
      ratingDate: latest?.ratingDate,
      places: byLot(contracts).map(({ lot, zones }) => ({ lot, zones: inOrder(agreement, zones) })),
    };
  });

const byLot = (contracts: readonly ListedContract[]) => contracts.toSorted((a, b) => (a.lot < b.lot ? -1 : 1));

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

/** How many providers a file has at most: what is known of more goes into the next. */
export const MOST_IN_FILE = 5_000;

/** One row a place: provider, lot and zone. */
export const placeRows = (agreement: Agreement, { zone }: RegisterFilter, providers: readonly ListedProvider[]) =>
  providers
    .flatMap(({ contracts }) => byLot(contracts))
    .flatMap((contract) =>
      agreement.zones
        .filter(({ id }) => (zone ?? id) === id && contract.zones.includes(id))
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

const ratingInWords = (rating: string): string => {
  if (rating === 'not-rated') return 'Not rated yet';
  return rating === 'unknown' || rating === '' ? 'Not known' : rating;
};

/** Zones in the agreement's order, which sorting their numbers as text would lose. */
const inOrder = ({ zones }: Agreement, held: readonly string[]): readonly string[] =>
  zones.map(({ id }) => id).filter((id) => held.includes(id));
