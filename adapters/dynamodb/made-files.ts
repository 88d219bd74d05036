import type * as z from 'zod';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import type { MadeFile } from '../../domain/made-files/made-file.ts';
import { auditWrite } from './audit.ts';
import { atVersion, type Key, notThere, type Table } from './table.ts';

/** Files that were asked for, each under a key of its own: the last one of its kind. The files themselves lie in storage. */
export const madeFiles = <Kept extends MadeFile, Which>(
  records: Table,
  schema: z.ZodType<Kept>,
  keyOf: (which: Which) => Key,
) => {
  const put = async (
    was: Pick<Kept, 'version'> | undefined,
    next: Kept & Which,
    audit?: AuditEntry,
  ): Promise<Kept & Which> => {
    const condition = was ? atVersion(was.version) : notThere;
    await records.transact([
      records.putWrite({ ...keyOf(next), ...next }, condition),
      ...(audit ? [auditWrite(records, audit)] : []),
    ]);
    return next;
  };

  return {
    get: (which: Which): Promise<Kept | undefined> => records.get(schema, keyOf(which)),

    /** Asks for a file over the last one. @throws Conflict where somebody else did at the same moment */
    ask: (was: Pick<Kept, 'version'> | undefined, fresh: Kept & Which, audit: AuditEntry) => put(was, fresh, audit),

    /** Nobody makes it. @throws Conflict where somebody does */
    notBegun: (was: Kept & Which) => put(was, { ...was, isNotBegun: true, version: was.version + 1 }),

    /** How far it has come. @throws Conflict where another call went on with it */
    goOn: (was: Kept & Which, patch: Partial<Kept>) => put(was, { ...was, ...patch, version: was.version + 1 }),

    /** It lies in storage. @throws Conflict */
    made: (was: Kept & Which, made: NonNullable<Kept['made']>, audit: AuditEntry) =>
      put(was, { ...was, made, goneOnAt: made.at, version: was.version + 1 }, audit),
  };
};
