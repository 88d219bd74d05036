import * as z from 'zod';
import { tableNameIn } from '../template/names.ts';
import type { Table, TableIndex } from '../template/tables.ts';
import { Attributes } from './attributes.ts';
import { type Item, sizeOfItem } from './item-size.ts';
import { partsOf } from './transaction-parts.ts';

/** What has to be known of a table to count what is written to it. */
export type WrittenTable = Pick<Table, 'name'> & Partial<Pick<Table, 'globalIndexes'>>;

const answeredBatch = z.object({ Responses: z.record(z.string(), z.array(Attributes)).default({}) });

const KB = 1_024;
/** A transaction takes two units of each kilobyte of an item that it writes, checks or deletes. */
const OF_A_TRANSACTION = 2;

/** A batch that reads what a transaction's request does not say: what became of the items that it updates and checks; undefined where it says all. */
export const readOfUpdated = (request: unknown): object | undefined => {
  const keys = new Map<string, Item[]>();
  for (const { kind, TableName: table, Key } of partsOf(request))
    if (Key && kind !== 'Delete') keys.set(table, [...(keys.get(table) ?? []), Key]);
  if (keys.size === 0) return undefined;
  return {
    RequestItems: Object.fromEntries([...keys].map(([table, Keys]) => [table, { Keys, ConsistentRead: true }])),
  };
};

/** What AWS takes of a table for a transaction. */
interface Written {
  readonly units: number;
  readonly ofIndexes: number;
}

/**
 * What AWS takes for a transaction of each table, indexes included. DynamoDB Local tells of a table only what the largest of its items took. An index's
 * record is written a moment later and by no transaction: it takes one unit a kilobyte. One that is taken out of an index is not counted here, and a deleted item as the smallest.
 *
 * @param updated the answer to `readOfUpdated`
 */
export const writtenUnits = (
  tables: readonly WrittenTable[],
  request: unknown,
  updated: unknown,
): ReadonlyMap<string, Written> => {
  const found = answeredBatch.parse(updated ?? {}).Responses;
  const written = new Map<string, Written>();
  for (const { kind, TableName: table, Item: item, Key: key } of partsOf(request)) {
    const name = tableNameIn(table);
    const isAt = (each: Item) => JSON.stringify(keyOf(each, key ?? {})) === JSON.stringify(key);
    const stored = item ?? (kind === 'Delete' ? undefined : found[table]?.find(isAt));
    const indexes = kind === 'ConditionCheck' ? [] : (tables.find((one) => one.name === name)?.globalIndexes ?? []);
    const ofIndexes = stored ? indexes.reduce((all, index) => all + unitsOfIndex(index, stored), 0) : 0;
    const units = unitsOf(stored ?? {}) * OF_A_TRANSACTION + ofIndexes;
    const before = written.get(name) ?? { units: 0, ofIndexes: 0 };
    written.set(name, { units: before.units + units, ofIndexes: before.ofIndexes + ofIndexes });
  }
  return written;
};

const unitsOf = (item: Item): number => Math.max(1, Math.ceil(sizeOfItem(item) / KB));

/** An item's own key, with its names in the order of another. */
const keyOf = (item: Item, like: Item): Item => Object.fromEntries(Object.keys(like).map((name) => [name, item[name]]));

/** An item is in an index where it has the index's whole key. */
const unitsOfIndex = ({ KeySchema, Projection }: TableIndex, item: Item): number => {
  const names = KeySchema.map(({ AttributeName }) => AttributeName);
  if (names.some((name) => item[name] === undefined)) return 0;
  if (Projection.ProjectionType === 'ALL') return unitsOf(item);
  const kept = [...names, ...(Projection.NonKeyAttributes ?? [])];
  return unitsOf(Object.fromEntries(Object.entries(item).filter(([name]) => kept.includes(name))));
};
