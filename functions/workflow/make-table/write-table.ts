import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cellAsText, type TableRows } from '../../../domain/tables/cells.ts';
import type { TableFile } from '../../../domain/tables/table-file.ts';
import { CSV_MARK, csvLine } from '../../shared/csv.ts';
import type { Deps } from './deps.ts';
import { workbook } from './workbook.ts';

type Written = Pick<NonNullable<TableFile['made']>, 'rows' | 'csv' | 'xlsx'>;

/** Lines go to the disk so many characters at a time. */
const AT_A_TIME = 256_000;

/** Writes a table as CSV, row by row by way of the function's own disk, and as a spreadsheet; both go into storage. */
export const writeTable = async (
  { stored }: Pick<Deps, 'stored'>,
  { fileId, table }: Pick<TableFile, 'fileId' | 'table'>,
  { headings, rows }: TableRows,
): Promise<Written> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'table-'));
  try {
    const [file, hash, book] = [path.join(folder, 'table.csv'), createHash('sha256'), workbook(table, headings)];
    let count = 0;
    async function* chunks(): AsyncGenerator<string> {
      let held = CSV_MARK + csvLine(headings);
      for await (const row of rows) {
        book.add(row);
        count += 1;
        held += csvLine(row.map(cellAsText));
        if (held.length < AT_A_TIME) continue;
        hash.update(held);
        yield held;
        held = '';
      }
      hash.update(held);
      yield held;
    }
    await pipeline(Readable.from(chunks()), createWriteStream(file));
    const { size } = await stat(file);
    await stored.keep(fileId, 'csv', size, createReadStream(file));
    const csv = { size, sha256: hash.digest('hex') };
    const bytes = await book.bytes();
    if (!bytes) return { rows: count, csv };
    await stored.keep(fileId, 'xlsx', bytes.length, Readable.from([bytes]));
    const xlsx = { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    return { rows: count, csv, xlsx };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
