import type { Now } from '../../../adapters/clock.ts';
import type { StoredTables } from '../../../adapters/documents/stored-tables.ts';
import { applicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import type { AuditTrail } from '../../../adapters/dynamodb/audit.ts';
import { clarificationRepository } from '../../../adapters/dynamodb/clarifications.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { tableFiles } from '../../../adapters/dynamodb/table-files.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { openedRecords } from '../opened-records.ts';

/** What the tables of a window are made of that lies in the table of records. */
export const tableRecords = (records: Table) => ({
  ...openedRecords(records),
  lists: applicationLists(records),
  clarifications: clarificationRepository(records),
  tableFiles: tableFiles(records),
});

export interface Deps extends Readonly<ReturnType<typeof tableRecords>> {
  readonly agreements: readonly Agreement[];
  readonly letters: LetterRepository;
  readonly trail: AuditTrail;
  readonly stored: StoredTables;
  readonly now: Now;
}
