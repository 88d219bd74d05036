/** How long the longest bar of a chart is, in the units of its drawing. */
export const LONGEST_BAR = 400;

/** Bars beside each other, the longest over the whole width: whatever is counted at all is seen. */
export const barsOf = <Row extends { readonly count: number }>(rows: readonly Row[]) => {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return rows.map((row) => ({
    ...row,
    length: row.count === 0 ? 0 : Math.max(2, Math.round((row.count * LONGEST_BAR) / most)),
  }));
};
