import type { OpenedBytes } from '../../../adapters/documents/opened-bytes.ts';
import type { OpenedDocuments } from '../../../adapters/documents/opened-documents.ts';
import type { StoredPacks } from '../../../adapters/documents/stored-packs.ts';
import type { AuditTrail } from '../../../adapters/dynamodb/audit.ts';
import { evidencePacks } from '../../../adapters/dynamodb/evidence-packs.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { Table } from '../../../adapters/dynamodb/table.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import type { BankHolidays } from '../../../domain/award/working-days.ts';
import type { CalledAgain } from '../in-batches.ts';
import { openedRecords } from '../opened-records.ts';

/** What a pack is made of that lies in the table of records. */
export const packRecords = (records: Table) => ({ ...openedRecords(records), packs: evidencePacks(records) });

export interface Deps extends Readonly<ReturnType<typeof packRecords>>, CalledAgain {
  readonly letters: Pick<LetterRepository, 'get' | 'bodyOf'>;
  readonly trail: Pick<AuditTrail, 'page'>;
  readonly opened: Pick<OpenedDocuments, 'virusCheck'> & { readonly bytes: OpenedBytes };
  readonly stored: StoredPacks;
  readonly bankHolidays: () => Promise<BankHolidays>;
  /** Goes on with a pack by another call. */
  readonly goOn: InvokeLater;
}
