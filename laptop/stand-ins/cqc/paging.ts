interface Paged {
  /** Relative to the API's base, as every URI in an answer is. */
  readonly uri: string;
  /** The parameters that the page's neighbours must repeat; the key and unknown ones are left out. */
  readonly repeated: readonly string[];
  readonly perPageUnlessGiven: number;
}

/** One page in the register's form, or `undefined` where `page` or `perPage` is no positive number. */
export const pageOf = <Item>(items: readonly Item[], query: URLSearchParams, paged: Paged) => {
  const page = positive(query.get('page'), 1);
  const perPage = positive(query.get('perPage'), paged.perPageUnlessGiven);
  if (page === undefined || perPage === undefined) return undefined;

  const totalPages = Math.max(1, Math.ceil(items.length / perPage));
  const uriOf = (number: number) => {
    const parameters = new URLSearchParams({ page: String(number), perPage: String(perPage) });
    for (const name of paged.repeated) for (const value of query.getAll(name)) parameters.append(name, value);
    return `${paged.uri}?${parameters}`;
  };
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    page: {
      total: items.length,
      firstPageUri: uriOf(1),
      page,
      previousPageUri: page > 1 ? uriOf(page - 1) : null,
      lastPageUri: uriOf(totalPages),
      nextPageUri: page < totalPages ? uriOf(page + 1) : null,
      perPage,
      totalPages,
    },
  };
};

const positive = (given: string | null, unlessGiven: number): number | undefined => {
  if (given === null) return unlessGiven;
  return /^[1-9]\d{0,6}$/.test(given) ? Number(given) : undefined;
};
