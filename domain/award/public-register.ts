import * as z from 'zod';
import { type Contract, contract } from './award.ts';

/** What the public register says of a contract: whose it is and where, and nothing of the account that applied. */
export const listedContract = contract
  .pick({
    providerName: true,
    locationId: true,
    lot: true,
    from: true,
    to: true,
    rating: true,
    ratingDate: true,
    awardedAt: true,
  })
  .extend({ zones: z.array(z.string()) });
export type ListedContract = z.infer<typeof listedContract>;

export const listedFrom = (made: Contract): ListedContract => ({
  ...listedContract.parse({ ...made, zones: [] }),
  zones: zonesOf(made),
});

/** The zones of a contract, each once. */
const zonesOf = ({ zones }: Pick<Contract, 'zones'>): string[] => [...new Set(zones.map(({ zone }) => zone))];

const MOST_CHARACTERS = 200;
const MOST_DIGITS = 12;

/**
 * A name as lists are in order by it, in small letters with hyphens between its words: case, accents and punctuation do not count, and numbers go by
 * their value. `Årdale Care (2)` is `ardale-care-000000000002`.
 */
export const nameInOrder = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .replaceAll(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(MOST_DIGITS, '0'))
    .slice(0, MOST_CHARACTERS);

/**
 * What names in order begin with that begin with what was typed: the last number of it may go on, so `24` begins `24 Hours`, `247 Care` and
 * `2400 Care`, each of which lies elsewhere.
 */
export const beginningsInOrder = (typed: string): readonly string[] => {
  const whole = nameInOrder(typed);
  const [, head, digits = ''] = LAST_NUMBER.exec(whole) ?? [];
  if (head === undefined) return [whole];
  const longer = MOST_DIGITS - digits.length;
  return [whole, ...Array.from({ length: longer }, (_, left) => head + digits.padStart(MOST_DIGITS - 1 - left, '0'))];
};
const LAST_NUMBER = /^(.*?)(?<!\d)0*([1-9]\d*)$/s;

const count = z.int().min(0);
const counts = z.record(z.string(), count);

/** How many providers the register lists: in all, on each lot, in each zone, and in each zone of each lot. */
export const registerCounts = z.object({
  all: count,
  lots: counts,
  zones: counts,
  lotZones: z.record(z.string(), counts),
});
export type RegisterCounts = z.infer<typeof registerCounts>;
export const nobodyListed: RegisterCounts = { all: 0, lots: {}, zones: {}, lotZones: {} };

const oneMore = (before: Readonly<Record<string, number>>, keys: readonly string[]): Record<string, number> => ({
  ...before,
  ...Object.fromEntries(keys.map((key) => [key, (before[key] ?? 0) + 1])),
});

/**
 * The counts once a contract is made. `held` are the provider's other contracts of the agreement: it is counted once wherever several of
 * them are listed together, which is where they have one name.
 */
export const countsWith = (before: RegisterCounts, made: Contract, held: readonly Contract[]): RegisterCounts => {
  const name = nameInOrder(made.providerName);
  const beside = held.filter((other) => nameInOrder(other.providerName) === name);
  const known = new Set(beside.flatMap(zonesOf));
  const zones = zonesOf(made);
  return {
    all: before.all + (beside.length > 0 ? 0 : 1),
    lots: oneMore(before.lots, [made.lot]),
    zones: oneMore(
      before.zones,
      zones.filter((zone) => !known.has(zone)),
    ),
    lotZones: { ...before.lotZones, [made.lot]: oneMore(before.lotZones[made.lot] ?? {}, zones) },
  };
};

const oneLess = (before: Readonly<Record<string, number>>, keys: readonly string[]): Record<string, number> => ({
  ...before,
  ...Object.fromEntries(keys.map((key) => [key, Math.max(0, (before[key] ?? 0) - 1)])),
});

/** The counts once a provider has left a contract: the other way of `countsWith`, with the contracts that it holds still. */
export const countsWithout = (before: RegisterCounts, left: Contract, held: readonly Contract[]): RegisterCounts => {
  const name = nameInOrder(left.providerName);
  const beside = held.filter((other) => nameInOrder(other.providerName) === name);
  const known = new Set(beside.flatMap(zonesOf));
  const zones = zonesOf(left);
  return {
    all: Math.max(0, before.all - (beside.length > 0 ? 0 : 1)),
    lots: oneLess(before.lots, [left.lot]),
    zones: oneLess(
      before.zones,
      zones.filter((zone) => !known.has(zone)),
    ),
    lotZones: { ...before.lotZones, [left.lot]: oneLess(before.lotZones[left.lot] ?? {}, zones) },
  };
};

/** How many providers are listed on a lot, in a zone, or on a lot in a zone; in all where nothing is said. */
export const countOf = (
  { all, lots, zones, lotZones }: RegisterCounts,
  { lot, zone }: { readonly lot: string | undefined; readonly zone: string | undefined },
): number => {
  if (lot === undefined) return zone === undefined ? all : (zones[zone] ?? 0);
  return zone === undefined ? (lots[lot] ?? 0) : (lotZones[lot]?.[zone] ?? 0);
};
