import type { Page } from '../../../adapters/dynamodb/table.ts';
import type { Part } from './declaration.ts';

/** A page of what waits for an officer, and windows of which they would see some of it once they have declared conflicts of interest. */
export interface WaitingPage<Item> {
  readonly items: readonly Item[];
  readonly undeclared: readonly string[];
  /** Give it back to read on; absent on the last page. */
  readonly next?: string | undefined;
}

/** What of a page an officer has a part in. */
export const waitingFor = async <Item>(
  { items, next }: Page<Item>,
  partIn: (item: Item) => Promise<Part>,
  windowOf: (item: Item) => string,
): Promise<WaitingPage<Item>> => {
  const parts = await Promise.all(items.map(async (item) => ({ item, part: await partIn(item) })));
  const undeclared = parts.flatMap(({ item, part }) => (part === 'undeclared' ? [windowOf(item)] : []));
  return {
    items: parts.flatMap(({ item, part }) => (part === 'yes' ? [item] : [])),
    undeclared: [...new Set(undeclared)],
    next,
  };
};

/** How many things wait for an officer on the first page, and whether there are more pages. */
export const countWaiting = ({
  items,
  undeclared,
  next,
}: WaitingPage<unknown>): { readonly count: number; readonly isMore: boolean } => ({
  count: items.length + undeclared.length,
  isMore: next !== undefined,
});
