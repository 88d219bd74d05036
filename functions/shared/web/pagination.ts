import type { PageByPlace } from '../../../adapters/dynamodb/pages-by-place.ts';

/** Where a page of a list begins, or right before what it ends. */
export interface WherePageIs {
  readonly from?: string;
  readonly before?: string;
}

/** What leads to the pages before and after one, as the design system takes it; undefined where there is one page alone. */
export const paginationOf = (
  { next, previous }: Pick<PageByPlace<unknown>, 'next' | 'previous'>,
  hrefOf: (where: WherePageIs) => string,
) =>
  next === undefined && previous === undefined
    ? undefined
    : {
        ...(previous === undefined ? {} : { previous: { href: hrefOf({ before: previous }) } }),
        ...(next === undefined ? {} : { next: { href: hrefOf({ from: next }) } }),
      };
