import * as z from 'zod';
import type { Contract } from '../../domain/award/award.ts';
import {
  listedContract,
  listedFrom,
  nameInOrder,
  type RegisterCounts,
  registerCounts,
} from '../../domain/award/public-register.ts';
import { sha256 } from '../sha256.ts';
import { atVersion, notThere, type Table, type Write } from './table.ts';

/** A contract as a list of the register has it; the sort key is its provider's place in the order. */
export const line = listedContract.extend({ sk: z.string() });

/** The counts of an agreement; `listedEverywhere` where every contract of it is known to be counted and in each list that there is. */
const storedCounts = registerCounts.extend({ listedEverywhere: z.boolean().optional(), version: z.int().min(1) });
export type StoredCounts = z.infer<typeof storedCounts>;

/** Where the contracts of a lot are listed: all of them, and those of each zone. */
export const listOf = (agreementId: string, lot: string, zone?: string): string =>
  `PLACE#${agreementId}#${lot}${zone === undefined ? '' : `#${zone}`}`;
const countsKey = (agreementId: string) => ({ pk: `PLACE#${agreementId}`, sk: 'COUNTS' });

/** By name, and of one name apart. It stands in addresses of pages, so it tells no account. */
const placeInOrder = ({ providerName, providerId }: Pick<Contract, 'providerName' | 'providerId'>): string =>
  `${nameInOrder(providerName)}#${sha256(providerId).slice(0, 12)}`;
const PLACE = /^[^#]{0,200}#[0-9a-f]{12}$/su;
export const isPlaceInOrder = (text: string): boolean => PLACE.test(text);

/** A contract's lines: one in its lot's list, and one in that of each of its zones there. Written again they are as they were. */
export const lineWrites = (records: Table, made: Contract): readonly Write[] => {
  const fresh = listedFrom(made);
  const sk = placeInOrder(made);
  return [undefined, ...fresh.zones].map((zone) =>
    records.putWrite({ pk: listOf(made.agreementId, made.lot, zone), sk, ...fresh }),
  );
};

/** Takes a contract's lines out of every list. Those that are not there change nothing. */
export const lineRemovals = (records: Table, left: Contract): readonly Write[] =>
  [undefined, ...listedFrom(left).zones].map((zone) =>
    records.deleteWrite({ pk: listOf(left.agreementId, left.lot, zone), sk: placeInOrder(left) }),
  );

export const countsOf = (records: Table, agreementId: string): Promise<StoredCounts | undefined> =>
  records.get(storedCounts, countsKey(agreementId));

/** The counts as they are to be, where nobody wrote them since they were as they `was`. */
export const countsWrite = (
  records: Table,
  agreementId: string,
  counts: RegisterCounts & Pick<StoredCounts, 'listedEverywhere'>,
  was: StoredCounts | undefined,
): Write =>
  records.putWrite(
    { ...countsKey(agreementId), ...counts, version: (was?.version ?? 0) + 1 },
    was ? atVersion(was.version) : notThere,
  );
