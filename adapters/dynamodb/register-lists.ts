import type * as z from 'zod';
import type { Contract } from '../../domain/award/award.ts';
import { holdsPlace } from '../../domain/award/contract.ts';
import {
  countsWith,
  countsWithout,
  type ListedContract,
  nobodyListed,
  type RegisterCounts,
} from '../../domain/award/public-register.ts';
import { inOneOrder, type PageByPlace, pageByPlace, placeOfName, type WhereInList } from './pages-by-place.ts';
import {
  countsOf,
  countsWrite,
  isPlaceInOrder,
  line,
  lineRemovals,
  lineWrites,
  listOf,
  type StoredCounts,
} from './register-lines.ts';
import { everyItem, type Table, type Write } from './table.ts';

const PAGE = 50;

/** Which lists are asked for: of these lots, all of each or one zone's. */
export interface RegisterAsked {
  readonly agreementId: string;
  readonly lots: readonly string[];
  readonly zone: string | undefined;
}

/** A provider of the register: its place in the order, and its contracts that were asked for, by lot. */
export interface ListedProvider {
  readonly place: string;
  readonly contracts: readonly ListedContract[];
}

export type RegisterPage = PageByPlace<ListedProvider>;

/**
 * The lists that the public register is read from: a line a contract in its lot's list and in that of each of its zones there, in the order of
 * names, written with the contract; and how many providers each narrowing has. A page reads as many lines of each lot as it shows.
 */
export const registerLists = (records: Table) => {
  /** So many providers of each lot, of which the first so many of all are complete. */
  const read = async ({ agreementId, lots, zone }: RegisterAsked, where: WhereInList, limit: number) => {
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
    const providers = [...Map.groupBy(found.flat(), ({ sk }) => sk)];
    return inOneOrder(
      providers.map(([place, contracts]): ListedProvider => ({ place, contracts })),
      where,
    );
  };

  return {
    stored: (agreementId: string): Promise<StoredCounts | undefined> => countsOf(records, agreementId),
    counts: async (agreementId: string): Promise<RegisterCounts> =>
      (await countsOf(records, agreementId)) ?? nobodyListed,

    /** A page of providers by name, from a name or a place on, or right before a place. */
    async page(asked: RegisterAsked, { from = '', before }: WhereInList, limit = PAGE): Promise<RegisterPage> {
      const readOf = (within: WhereInList, most: number) => read(asked, within, most);
      const where = isPlaceInOrder(before ?? '')
        ? { before }
        : { from: isPlaceInOrder(from) ? from : await placeOfName(readOf, from) };
      return pageByPlace(readOf, where, limit);
    },

    /** What lists a contract, for the transaction that makes it; nothing of one that holds no place. `held` are the provider's others. */
    listing(made: Contract, held: readonly Contract[], was: StoredCounts | undefined): readonly Write[] {
      if (!holdsPlace(made)) return [];
      const counts = countsWith(was ?? nobodyListed, made, held.filter(holdsPlace));
      const listedEverywhere = was?.listedEverywhere;
      return [
        countsWrite(records, made.agreementId, { ...counts, listedEverywhere }, was),
        ...lineWrites(records, made),
      ];
    },

    /** What takes a contract out of the lists, for the transaction that ends it: its lines, and its counts where there are any yet. */
    delisting: (left: Contract, held: readonly Contract[], was: StoredCounts | undefined): readonly Write[] => [
      ...(was
        ? [
            countsWrite(
              records,
              left.agreementId,
              { ...countsWithout(was, left, held.filter(holdsPlace)), listedEverywhere: was.listedEverywhere },
              was,
            ),
          ]
        : []),
      ...lineRemovals(records, left),
    ],
  };
};
export type RegisterLists = ReturnType<typeof registerLists>;
