/** A cell of a table that goes out as a file: text, a number, an instant (ISO 8601), a day (`YYYY-MM-DD`), or nothing. */
export type TableCell = string | number | { readonly at: string } | { readonly on: string } | undefined;
export type Row = readonly TableCell[];

/** A table of a window as one officer may see it: its rows come as they are read. */
export interface TableRows {
  readonly headings: readonly string[];
  readonly rows: AsyncIterable<Row>;
}

export const instant = (at: string | undefined): TableCell => (at === undefined ? undefined : { at });
export const day = (on: string | undefined): TableCell => (on === undefined ? undefined : { on });

/** A cell as text: instants in UTC, days as the calendar has them. */
export const cellAsText = (cell: TableCell): string => {
  if (cell === undefined) return '';
  if (typeof cell === 'object') return 'at' in cell ? cell.at : cell.on;
  return String(cell);
};
