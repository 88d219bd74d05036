import { type TableFile, tableFile } from '../../domain/tables/table-file.ts';
import { madeFiles } from './made-files.ts';
import type { Table } from './table.ts';

export type WhichTable = Pick<TableFile, 'windowId' | 'table'> & { readonly by: Pick<TableFile['by'], 'id'> };

/** The tables of windows that officers had made as files: of each table and officer the last one, since each may see something else of it. */
export const tableFiles = (records: Table) =>
  madeFiles(records, tableFile, ({ windowId, table, by }: WhichTable) => ({
    pk: `PACK#${windowId}`,
    sk: `TABLE#${table}#${by.id}`,
  }));
