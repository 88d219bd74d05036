import type * as z from 'zod';
import type { Contract } from '../../domain/award/award.ts';
import { holdsPlace } from '../../domain/award/contract.ts';
import {
  countsWith,
  type ListedContract,
  nameInOrder,
  nobodyListed,
  type RegisterCounts,
} from '../../domain/award/public-register.ts';
import {
  countsOf,
  countsWrite,
  isPlaceInOrder,
  line,
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

  return {
    stored: (agreementId: string): Promise<StoredCounts | undefined> => countsOf(records, agreementId),
    counts: async (agreementId: string): Promise<RegisterCounts> =>
      (await countsOf(records, agreementId)) ?? nobodyListed,

    /**
     * A page of providers by name. One that would lie behind the last name is the last page; one that would begin before the first is the
     * first, so that pages are whole.
     */
    async page(asked: RegisterAsked, { from = '', before }: WhereInRegister, limit = PAGE): Promise<RegisterPage> {
      if (before !== undefined && isPlaceInOrder(before)) return backward(asked, before, limit);
      const start = isPlaceInOrder(from) ? from : nameInOrder(from);
      const found = await forward(asked, start, limit);
      if (!start || found.providers.length > 0) return found;
      return { ...(await backward(asked, start, limit)), next: undefined };
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
  };
};
export type RegisterLists = ReturnType<typeof registerLists>;
