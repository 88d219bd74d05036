/** Signs that make a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** What a file of CSV begins with: it makes spreadsheets read it as UTF-8. */
export const CSV_MARK = '\uFEFF';

/** Rows as CSV (RFC 4180), with the mark that makes spreadsheets read it as UTF-8. */
export const csv = (rows: readonly (readonly string[])[]): string => `${CSV_MARK}${rows.map(csvLine).join('')}`;

/** A row of CSV. What would run as a formula gets an apostrophe before it: providers choose their own names. */
export const csvLine = (row: readonly string[]): string => `${row.map(cell).join(',')}\r\n`;

const cell = (text: string): string => {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
