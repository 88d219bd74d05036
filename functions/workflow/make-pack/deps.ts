import type { OpenedBytes } from '../../../adapters/documents/opened-bytes.ts';
import type { OpenedDocuments } from '../../../adapters/documents/opened-documents.ts';
import type { StoredPacks } from '../../../adapters/documents/stored-packs.ts';
import { applicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AuditTrail } from '../../../adapters/dynamodb/audit.ts';
import { awardRepository } from '../../../adapters/dynamodb/awards.ts';
import { contractStandings } from '../../../adapters/dynamodb/contract-standings.ts';
import { contractRepository } from '../../../adapters/dynamodb/contracts.ts';
import { controlRepository } from '../../../adapters/dynamodb/controls.ts';
import { correctionRepository } from '../../../adapters/dynamodb/corrections.ts';
import { evaluationRepository } from '../../../adapters/dynamodb/evaluations.ts';
import { evidencePacks } from '../../../adapters/dynamodb/evidence-packs.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import { noticeRepository } from '../../../adapters/dynamodb/notices.ts';
import { representationRepository } from '../../../adapters/dynamodb/representations.ts';
import { setAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import { windowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import type { CalledAgain } from '../in-batches.ts';

/** What a pack is made of that lies in the table of records: all of it is there only once applications are unsealed. */
export const packRecords = (records: Table) => ({
  windows: windowRepository(records),
  applications: applicationRepository(records),
  evaluations: evaluationRepository(records),
  awards: awardRepository(records),
  contracts: contractRepository(records),
  standings: contractStandings(records),
  controls: controlRepository(records),
  corrections: correctionRepository(records),
  representations: representationRepository(records),
  notices: noticeRepository(records),
  setAside: setAsideRepository(records),
  packs: evidencePacks(records),
});

export interface Deps extends Readonly<ReturnType<typeof packRecords>>, CalledAgain {
  readonly letters: Pick<LetterRepository, 'get' | 'bodyOf'>;
  readonly trail: Pick<AuditTrail, 'page'>;
  readonly opened: Pick<OpenedDocuments, 'virusCheck'> & { readonly bytes: OpenedBytes };
  readonly stored: StoredPacks;
  readonly bankHolidays: () => Promise<BankHolidays>;
  /** Goes on with a pack by another call. */
  readonly goOn: InvokeLater;
}
