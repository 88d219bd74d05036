/** Which of so many rows a page shows, and the links to the others. */
export interface NumberedPage {
  /** The rows from the first of these on, and before the other. */
  readonly from: number;
  readonly to: number;
  readonly pages: number;
  /** For GOV.UK's pagination: the first page, the last, and those around this one. */
  readonly pagination: {
    readonly items: readonly (
      | { readonly number: number; readonly href: string; readonly current: boolean }
      | { readonly ellipsis: true }
    )[];
    readonly previous?: { readonly href: string };
    readonly next?: { readonly href: string };
  };
}

export const ROWS_ON_A_PAGE = 50;

/** The page on which a row is, the first having the index 0. */
export const pageOf = (row: number): number => Math.floor(row / ROWS_ON_A_PAGE) + 1;

/** @param asked the number in the address: what is none is the first page, one too high the last */
export const numberedPage = (asked: string | null, rows: number, hrefOf: (page: number) => string): NumberedPage => {
  const pages = Math.max(1, pageOf(rows - 1));
  const number = Math.min(Math.max(1, Number.parseInt(asked ?? '', 10) || 1), pages);
  const named = [1, number - 1, number, number + 1, pages].filter((each) => each >= 1 && each <= pages);
  const items = [...new Set(named)]
    .toSorted((one, other) => one - other)
    .flatMap((each, index, all) => [
      ...(index > 0 && each - (all[index - 1] ?? each) > 1 ? [{ ellipsis: true } as const] : []),
      { number: each, href: hrefOf(each), current: each === number },
    ]);
  return {
    from: (number - 1) * ROWS_ON_A_PAGE,
    to: Math.min(number * ROWS_ON_A_PAGE, rows),
    pages,
    pagination: {
      items,
      ...(number > 1 ? { previous: { href: hrefOf(number - 1) } } : {}),
      ...(number < pages ? { next: { href: hrefOf(number + 1) } } : {}),
    },
  };
};
