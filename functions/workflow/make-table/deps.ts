import type { Now } from '../../../adapters/clock.ts';
import type { StoredTables } from '../../../adapters/documents/stored-tables.ts';
import { applicationLists } from '../../../adapters/dynamodb/application-lists.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AuditTrail } from '../../../adapters/dynamodb/audit.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { clarificationRepository } from '../../../adapters/dynamodb/clarifications.ts';
import { contractStandings } from '../../../adapters/dynamodb/contract-standings.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../../adapters/dynamodb/controls.ts';
import { correctionRepository } from '../../../adapters/dynamodb/corrections.ts';
import { evaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import { noticeRepository } from '../../../adapters/dynamodb/notices.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { tableFiles } from '../../../adapters/dynamodb/table-files.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';

/** What the tables of a window are made of that lies in the table of records: nothing by which what is sealed could be read. */
export const tableRecords = (records: Table) => ({
  windows: windowRepository(records),
  applications: applicationRepository(records),
  lists: applicationLists(records),
  setAside: setAsideRepository(records),
  evaluations: evaluationRepository(records),
  awards: awardRepository(records),
  contracts: contractRepository(records),
  standings: contractStandings(records),
  controls: controlRepository(records),
  corrections: correctionRepository(records),
  representations: representationRepository(records),
  notices: noticeRepository(records),
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
