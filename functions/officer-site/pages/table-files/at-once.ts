import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { cellAsText, type TableRows } from '../../../../domain/tables/cells.ts';
import { CSV_MARK, csvLine } from '../../../shared/csv.ts';
import { content, type PageResult, redirect } from '../../../shared/web/results.ts';

/** A function answers with 6 MB at most, in which bytes take a third more: whatever they pack to, so many characters fit. */
const MOST = 4_000_000;

const packed = promisify(gzip);

/** A table as CSV in one answer; one that is too long for that leads to the page where it is made as a file, of whatever length. */
export const csvAtOnce = async ({ headings, rows }: TableRows, name: string, page: string): Promise<PageResult> => {
  const lines = [CSV_MARK, csvLine(headings)];
  let bytes = 0;
  for await (const row of rows) {
    const line = csvLine(row.map(cellAsText));
    bytes += Buffer.byteLength(line);
    if (bytes > MOST) return redirect(page);
    lines.push(line);
  }
  return content(await packed(lines.join('')), {
    'content-type': 'text/csv; charset=utf-8',
    'content-encoding': 'gzip',
    'content-disposition': `attachment; filename="${name}"`,
  });
};
