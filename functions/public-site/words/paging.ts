const SIZE = 25;

/** One page of a list that is held whole. */
export interface Paged<Item> {
  readonly items: readonly Item[];
  readonly number: number;
  readonly pages: number;
  /** Places in the whole list, from 1. */
  readonly first: number;
  readonly last: number;
}

/** The page that was asked for; what is no page of the list gives the nearest one. */
export const pageOf = <Item>(all: readonly Item[], asked: string | null): Paged<Item> => {
  const pages = Math.max(1, Math.ceil(all.length / SIZE));
  const number = Math.min(pages, Math.max(1, Math.trunc(Number(asked)) || 1));
  const items = all.slice((number - 1) * SIZE, number * SIZE);
  const before = (number - 1) * SIZE;
  return { items, number, pages, first: items.length > 0 ? before + 1 : 0, last: before + items.length };
};

/** The model of GOV.UK Frontend's pagination; undefined where there is one page only. */
export const pagination = ({ number, pages }: Paged<unknown>, href: (number: number) => string) =>
  pages === 1
    ? undefined
    : {
        items: Array.from({ length: pages }, (_, at) => at + 1).map((each) => ({
          number: each,
          href: href(each),
          current: each === number,
        })),
        ...(number > 1 ? { previous: { href: href(number - 1) } } : {}),
        ...(number < pages ? { next: { href: href(number + 1) } } : {}),
      };
