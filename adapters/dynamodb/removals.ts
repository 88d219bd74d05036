import * as z from 'zod';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import { RETENTION } from '../../domain/retention/planned-removal.ts';
import { Conflict } from './conflict.ts';
import type { RecordStore, StoredItem } from './retained-records.ts';
import { type Key, notThere, type Table } from './table.ts';

const item = z.looseObject({ pk: z.string(), sk: z.string() });

/** Removes records, and keeps what was planned and done as entries of the audit trail. No function of the service uses this. */
export const removals = (tables: Readonly<Record<RecordStore, Table>>) => ({
  read: (store: RecordStore, { pk, sk }: Key): Promise<StoredItem | undefined> => tables[store].get(item, { pk, sk }),

  /** Removes a record as it was read. @throws Conflict where it was changed meanwhile */
  remove: (store: RecordStore, { pk, sk, version }: StoredItem): Promise<void> =>
    tables[store].transact([
      {
        Delete: {
          TableName: tables[store].name,
          Key: { pk, sk },
          ...(typeof version === 'number'
            ? { ConditionExpression: 'version = :was', ExpressionAttributeValues: { ':was': version } }
            : { ConditionExpression: 'attribute_exists(pk)' }),
        },
      },
    ]),

  /** Writes an entry under a name of its own in the window's partition; written before, it stays. */
  async enter(name: string, entry: AuditEntry): Promise<void> {
    await tables.records.put({ ...entryKey(name, entry.windowId), ...entry }, notThere).catch((error: unknown) => {
      if (!(error instanceof Conflict)) throw error;
    });
  },

  hasEntered: async (name: string): Promise<boolean> =>
    (await tables.records.get(item, entryKey(name, undefined))) !== undefined,
});
export type Removals = ReturnType<typeof removals>;

const entryKey = (name: string, windowId = 'service'): Key => ({ pk: `ENTRY#${RETENTION}#${windowId}`, sk: name });
