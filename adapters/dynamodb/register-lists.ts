import * as z from 'zod';
import type { Contract } from '../../domain/award/award.ts';
import { holdsPlace } from '../../domain/award/contract.ts';
import {
  countsWith,
  type ListedContract,
  listedContract,
  listedFrom,
  nameInOrder,
  nobodyListed,
  type RegisterCounts,
  registerCounts,
} from '../../domain/award/public-register.ts';
import { sha256 } from '../sha256.ts';
import { atVersion, everyItem, notThere, type Table, type Write } from './table.ts';

const PAGE = 50;

const line = listedContract.extend({ sk: z.string() });
const storedCounts = registerCounts.extend({ version: z.int().min(1) });
type StoredCounts = z.infer<typeof storedCounts>;

/** Where the contracts of a lot are listed: all of them, and those of each zone, by name. */
const listOf = (agreementId: string, lot: string, zone?: string): string =>
  `PLACE#${agreementId}#${lot}${zone === undefined ? '' : `#${zone}`}`;
const countsKey = (agreementId: string) => ({ pk: `PLACE#${agreementId}`, sk: 'COUNTS' });

/** The place of a provider in each list: by name, and of one name apart. It stands in addresses of pages, so it tells no account. */
const placeInOrder = ({ providerName, providerId }: Pick<Contract, 'providerName' | 'providerId'>): string =>
  `${nameInOrder(providerName)}#${sha256(providerId).slice(0, 12)}`;
const PLACE = /^[^#]{0,200}#[0-9a-f]{12}$/su;

/** Which lists are asked for: of these lots, all of each or one zone's. */
export interface RegisterAsked {
  readonly agreementId: string;
  readonly lots: readonly string[];
  readonly zone: string | undefined;
}

/** Where in the lists: from a name or a place on, or right before a place. */
export interface WhereInRegister {
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** A provider of the register: its place in the order, and its contracts that were asked for, by lot. */
export interface ListedProvider {
  readonly place: string;
  readonly contracts: readonly ListedContract[];
}

export interface RegisterPage {
  readonly providers: readonly ListedProvider[];
  /** The place where the next page begins; absent on the last. */
  readonly next?: string | undefined;
  /** The place that the page before this one ends before; absent on the first. */
  readonly previous?: string | undefined;
}

/**
 * The lists that the public register is read from: a line a contract in its lot's list and in that of each of its zones there, in the order of
 * names, written with the contract; and how many providers each narrowing has. A page reads as many lines of each lot as it shows.
 */
export const registerLists = (records: Table) => {
  /** So many providers of each lot, of which the first so many of all are complete. */
  const read = async ({ agreementId, lots, zone }: RegisterAsked, where: WhereInRegister, limit: number) => {
    const found = await Promise.all(
      lots.map(async (lot) => {
        const lines: z.infer<typeof line>[] = [];
        const of = listOf(agreementId, lot, zone);
        for await (const each of everyItem((after) => records.page(line, of, { ...where, limit, after }))) {
          lines.push(each);
          if (lines.length === limit) break;
        }
        return lines;
      }),
    );
    const ahead = where.before === undefined ? 1 : -1;
    return [...Map.groupBy(found.flat(), ({ sk }) => sk)]
      .map(([place, contracts]): ListedProvider => ({ place, contracts }))
      .toSorted((one, other) => (one.place < other.place ? -ahead : ahead));
  };

  const forward = async (asked: RegisterAsked, from: string, limit: number): Promise<RegisterPage> => {
    const found = await read(asked, { from }, limit + 1);
    const providers = found.slice(0, limit);
    return { providers, next: found[limit]?.place, previous: from ? providers[0]?.place : undefined };
  };
  const backward = async (asked: RegisterAsked, before: string, limit: number): Promise<RegisterPage> => {
    const found = await read(asked, { before }, limit + 1);
    if (found.length <= limit) return forward(asked, '', limit);
    const providers = found.slice(0, limit).toReversed();
    return { providers, next: before, previous: providers[0]?.place };
  };

  const stored = (agreementId: string): Promise<StoredCounts | undefined> =>
    records.get(storedCounts, countsKey(agreementId));

  return {
    stored,
    counts: async (agreementId: string): Promise<RegisterCounts> => (await stored(agreementId)) ?? nobodyListed,

    /**
     * A page of providers by name. One that would lie behind the last name is the last page; one that would begin before the first is the
     * first, so that pages are whole.
     */
    async page(asked: RegisterAsked, { from = '', before }: WhereInRegister, limit = PAGE): Promise<RegisterPage> {
      if (before !== undefined && PLACE.test(before)) return backward(asked, before, limit);
      const start = PLACE.test(from) ? from : nameInOrder(from);
      const found = await forward(asked, start, limit);
      if (!start || found.providers.length > 0) return found;
      return { ...(await backward(asked, start, limit)), next: undefined };
    },

    /** What lists a contract, for the transaction that makes it; nothing of one that holds no place. `held` are the provider's others. */
    listing(made: Contract, held: readonly Contract[], counts: StoredCounts | undefined): readonly Write[] {
      if (!holdsPlace(made)) return [];
      const { agreementId, lot } = made;
      const fresh = listedFrom(made);
      const sk = placeInOrder(made);
      return [
        records.putWrite(
          {
            ...countsKey(agreementId),
            ...countsWith(counts ?? nobodyListed, made, held.filter(holdsPlace)),
            version: (counts?.version ?? 0) + 1,
          },
          counts ? atVersion(counts.version) : notThere,
        ),
        ...[undefined, ...fresh.zones].map((zone) =>
          records.putWrite({ pk: listOf(agreementId, lot, zone), sk, ...fresh }),
        ),
      ];
    },
  };
};
export type RegisterLists = ReturnType<typeof registerLists>;
