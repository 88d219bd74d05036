import type * as z from 'zod';
import type { TableFile } from '../../../domain/tables/table-file.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from './deps.ts';
import { rowsOf } from './rows-of.ts';
import type { Input, output } from './schema.ts';
import { writeTable } from './write-table.ts';

/**
 * Makes a table of a window as files, with the rows that its officer may see: whether they may see it at all is asked again, by the same rules as their
 * pages ask. Broken off, it is made anew from its beginning.
 */
export const makeTable =
  (deps: Deps) =>
  async ({ windowId, table, officerId, fileId }: Input): Promise<z.input<typeof output>> => {
    const { tableFiles, now } = deps;
    const found = await tableFiles.get({ windowId, table, by: { id: officerId } });
    if (!found || found.fileId !== fileId || found.made) return { outcome: 'overtaken' };
    try {
      const { conflicts, ...of } = await rowsOf(deps, found);
      const written = await writeTable(deps, found, of);
      await keepMade(deps, found, { at: now(), ...written, conflicts: [...conflicts] });
      return { outcome: 'made' };
    } catch (error) {
      const isRefused = error instanceof Problem;
      await tableFiles.goOn(found, { failedAt: now(), ...(isRefused && { refused: error.words.title }) });
      // What its officer may not see does not come by trying again.
      if (isRefused) return { outcome: 'refused' };
      throw error;
    }
  };

const keepMade = ({ tableFiles }: Deps, was: TableFile, made: NonNullable<TableFile['made']>): Promise<unknown> => {
  const { windowId, table, by } = was;
  const { rows, csv, xlsx } = made;
  const files = [`csv: ${csv.size} bytes, SHA-256 ${csv.sha256}`];
  if (xlsx) files.push(`xlsx: ${xlsx.size} bytes, SHA-256 ${xlsx.sha256}`);
  return tableFiles.made(was, made, {
    windowId,
    at: made.at,
    by: { id: by.id, name: by.name },
    kind: 'read',
    action: 'table made as a file',
    detail: `${table}: ${rows} rows; ${files.join('; ')}`,
  });
};
