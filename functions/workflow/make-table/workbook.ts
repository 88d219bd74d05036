import { Temporal } from 'temporal-polyfill';
import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { Row, TableCell } from '../../../domain/tables/cells.ts';
import { LONDON } from '../../../domain/time/london.ts';

/** What one spreadsheet is made of at most: the library holds it whole, and of so much it takes less than half of the function's memory. */
const MOST_ROWS = 100_000;
const MOST_CHARACTERS = 60_000_000;
/** A cell of a spreadsheet holds 32,767 characters. */
const LONGEST = 32_000;
const CUT = ' … (the rest is in the CSV file)';

/** A spreadsheet that rows are added to; undefined once there are more than one is made of. */
export const workbook = (name: string, headings: readonly string[]) => {
  let rows: SheetData | undefined = [headings.map((value) => ({ value, type: String, fontWeight: 'bold' }))];
  let characters = 0;
  return {
    add(row: Row): void {
      if (!rows) return;
      characters += row.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
      if (rows.length > MOST_ROWS || characters > MOST_CHARACTERS) rows = undefined;
      else rows.push(row.map(typed));
    },
    /** The file's bytes. */
    async bytes(): Promise<Uint8Array | undefined> {
      if (!rows) return undefined;
      const columns = headings.map((heading) => ({ width: Math.max(14, heading.length + 2) }));
      const written = writeExcelFile(rows, { sheet: name, stickyRowsCount: 1, columns });
      return new Uint8Array(await written.toBuffer());
    },
  };
};

/** A cell of its own type: what somebody typed is text, and is never taken for a formula. */
const typed = (cell: TableCell): SheetData[number][number] => {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'number') return { value: cell, type: Number };
  if (typeof cell === 'string')
    return { value: cell.length > LONGEST ? cell.slice(0, LONGEST) + CUT : cell, type: String };
  return 'at' in cell
    ? { value: onTheWall(cell.at), type: Date, format: 'yyyy-mm-dd hh:mm:ss' }
    : { value: new Date(cell.on), type: Date, format: 'yyyy-mm-dd' };
};

/** Spreadsheets know of no zone: an instant stands in them as London's clocks showed it. */
const onTheWall = (at: string): Date => {
  const shown = Temporal.Instant.from(at).toZonedDateTimeISO(LONDON).toPlainDateTime();
  return new Date(shown.toZonedDateTime('UTC').epochMilliseconds);
};
