import { applicationRepository } from '../../adapters/dynamodb/applications.ts';
import { auditChains, type FreshEntry } from '../../adapters/dynamodb/audit-chains.ts';
import { contractRepository } from '../../adapters/dynamodb/contracts.ts';
import { letterRepository } from '../../adapters/dynamodb/letters.ts';
import { noticeRepository } from '../../adapters/dynamodb/notices.ts';
import { unsafeFileRepository } from '../../adapters/dynamodb/unsafe-files.ts';
import { waitRepository } from '../../adapters/dynamodb/waits.ts';
import { gathered } from './gathered.ts';
import type { Tables } from './tables.ts';

/** Repositories that fill a suite's tables with thousands of things; `stored` ends it. Nobody else writes there meanwhile. */
export const filling = ({ documents, ...names }: Pick<Tables, 'documents' | 'records' | 'letters' | 'audit'>) => {
  const [records, outbox, audit] = [
    gathered(documents, names.records),
    gathered(documents, names.letters),
    gathered(documents, names.audit),
  ];
  return {
    applications: applicationRepository(records.table),
    contracts: contractRepository(records.table),
    notices: noticeRepository(records.table),
    waits: waitRepository(records.table),
    unsafeFiles: unsafeFileRepository(records.table),
    letters: letterRepository(documents, outbox.table),
    /** Puts entries at the end of a chain of the audit trail. */
    record: (chain: string, entries: readonly FreshEntry[], at: string): Promise<void> =>
      auditChains(audit.table).append(chain, entries, at),
    stored: async (): Promise<void> => {
      for (const table of [records, outbox, audit]) await table.stored();
    },
  };
};
export type Filling = ReturnType<typeof filling>;
