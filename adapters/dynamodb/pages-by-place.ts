import { beginningsInOrder } from '../../domain/award/public-register.ts';

/** Where in a list: from a place on, or right before one. A place is where a thing stands in the list's order. */
export interface WhereInList {
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** One page of a list that is read forwards and backwards. */
export interface PageByPlace<Item> {
  readonly items: readonly Item[];
  /** The place where the next page begins; absent on the last. */
  readonly next?: string | undefined;
  /** The place that the page before this one ends before; absent on the first. */
  readonly previous?: string | undefined;
}

interface Placed {
  readonly place: string;
}

/** So many items at most: from a place on in the list's order, or those right before a place, the nearest first. */
export type Read<Item> = (where: WhereInList, most: number) => Promise<readonly Item[]>;

/** Where the names begin that begin with what was typed; where there are none, what comes next by name. */
export const placeOfName = async <Item extends Placed>(read: Read<Item>, typed: string): Promise<string> => {
  const beginnings = beginningsInOrder(typed);
  const [whole = ''] = beginnings;
  if (beginnings.length === 1) return whole;
  const areAny = async (beginning: string) =>
    (await read({ from: beginning }, 1)).some(({ place }) => place.startsWith(beginning));
  const found = await Promise.all(beginnings.map(areAny));
  return beginnings[found.indexOf(true)] ?? whole;
};

/** Several lists read as one: in their common order, backwards where they are read backwards. */
export const inOneOrder = <Item extends Placed>(items: readonly Item[], { before }: WhereInList): readonly Item[] => {
  const ahead = before === undefined ? 1 : -1;
  return items.toSorted((one, other) => (one.place < other.place ? -ahead : ahead));
};

const BETWEEN = '@';
/** Where one of several lists begins. */
export const beginningOf = (name: string): string => `${name}${BETWEEN}`;
/** The list that a place of several is in, and the place in it. */
export const splitPlace = (text: string): { readonly name: string; readonly place: string } => {
  const at = text.indexOf(BETWEEN);
  return at < 0 ? { name: '', place: text } : { name: text.slice(0, at), place: text.slice(at + 1) };
};

/** After each place there is. */
const BEHIND_ALL = '\u{10ffff}';

/** Lists read one after the other, as if they were one. */
export const inTurn =
  <Item extends Placed>(lists: readonly { readonly name: string; readonly read: Read<Item> }[]): Read<Item & Placed> =>
  async ({ from = '', before }, most) => {
    const { name, place } = splitPlace(before ?? from);
    const ahead = before === undefined;
    const inOrder = ahead ? lists : lists.toReversed();
    const first = Math.max(
      0,
      inOrder.findIndex((list) => list.name === name),
    );
    const found: (Item & Placed)[] = [];
    for (const list of inOrder.slice(first)) {
      const beginning = list.name === name ? place : ahead ? '' : BEHIND_ALL;
      // Nothing lies before the beginning of a list.
      if (!ahead && beginning === '') continue;
      const items = await list.read(ahead ? { from: beginning } : { before: beginning }, most - found.length);
      found.push(...items.map((item) => ({ ...item, place: beginningOf(list.name) + item.place })));
      if (found.length === most) break;
    }
    return found;
  };

/**
 * A page of a list. One that would lie behind the last place is the last page; one that would begin before the first is the first, so that
 * pages are whole.
 */
export const pageByPlace = async <Item extends Placed>(
  read: Read<Item>,
  { from = '', before }: WhereInList,
  limit: number,
): Promise<PageByPlace<Item>> => {
  const forward = async (start: string): Promise<PageByPlace<Item>> => {
    const found = await read({ from: start }, limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found[limit]?.place, previous: start ? items[0]?.place : undefined };
  };
  const backward = async (end: string): Promise<PageByPlace<Item>> => {
    const found = await read({ before: end }, limit + 1);
    if (found.length <= limit) return forward('');
    const items = found.slice(0, limit).toReversed();
    return { items, next: end, previous: items[0]?.place };
  };
  if (before !== undefined) return backward(before);
  const found = await forward(from);
  if (!from || found.items.length > 0) return found;
  return { ...(await backward(from)), next: undefined };
};
