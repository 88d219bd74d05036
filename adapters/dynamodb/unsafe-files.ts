import * as z from 'zod';
import { isNewlyUnsafe, type UnsafeFile, unsafeFile } from '../../domain/application/unsafe-file.ts';
import type { AuditEntry } from '../../domain/audit/entry.ts';
import type { UnsafeFor } from '../../domain/questions/virus-check.ts';
import { auditWrite } from './audit.ts';
import { atVersion, type ListRequest, notThere, type Page, type Table, type Write } from './table.ts';

/** Which answer of which opened application names a file. Answers carried over name a file that an earlier application named too. */
const naming = z.object({ applicationId: z.string(), page: z.string(), field: z.string() });
export type Naming = z.infer<typeof naming>;
const result = z.object({ why: z.enum(['infected', 'not-checkable']), at: z.iso.datetime() });

const WAITING = 'UNSAFE-FILE';
const ofFile = (key: string) => `FILE#${key}`;
const keyOf = ({ applicationId, page, field }: Naming) => ({
  pk: `APPLICATION#${applicationId}`,
  sk: `UNSAFE-FILE#${page}#${field}`,
});

/**
 * Files that nobody can download. A scan can end before its application is opened and after: so whoever opens one writes down what names
 * its files and then looks for results, and whoever hears of a result writes that down and then looks for what names the file.
 */
export const unsafeFileRepository = (records: Table) => {
  const get = (of: Naming): Promise<UnsafeFile | undefined> => records.get(unsafeFile, keyOf(of));
  const item = (file: UnsafeFile) => ({
    ...keyOf(file),
    ...file,
    ...(file.seenTo ? {} : { gsi1pk: WAITING, gsi1sk: `${file.foundAt}#${file.applicationId}#${file.page}` }),
  });

  return {
    get,

    /** What names a file, for the transaction that opens the application. */
    named: (key: string, by: Naming): Write =>
      records.putWrite({ pk: ofFile(key), sk: `NAMED-BY#${by.applicationId}#${by.page}#${by.field}`, ...by }),
    namedBy: (key: string): Promise<readonly Naming[]> => records.every(naming, ofFile(key), 'NAMED-BY#'),

    /** Keeps what a scan came to; the same again changes nothing of it but the time. */
    keepResult: (key: string, why: UnsafeFor, at: string): Promise<void> =>
      records.put({ pk: ofFile(key), sk: `RESULT#${why}`, why, at }),
    async resultsOf(key: string): Promise<readonly UnsafeFor[]> {
      return (await records.every(result, ofFile(key), 'RESULT#')).map(({ why }) => why);
    },

    /** Puts it before the officers, with its audit entry and the deeds that go along; nothing where they know it already. @throws Conflict where it was noted meanwhile */
    async note(fresh: Omit<UnsafeFile, 'version' | 'seenTo'>, also: readonly Write[]): Promise<boolean> {
      const was = await get(fresh);
      if (!isNewlyUnsafe(was, fresh.why)) return false;
      const version = (was?.version ?? 0) + 1;
      await records.transact([
        records.putWrite(item({ ...fresh, version }), was ? atVersion(was.version) : notThere),
        auditWrite(records, {
          windowId: fresh.windowId,
          subject: fresh.applicationId,
          at: fresh.foundAt,
          action: fresh.why === 'infected' ? 'virus found in a file' : 'file could not be checked for viruses',
          detail: `sent with “${fresh.title}”; its provider is written to`,
        }),
        ...also,
      ]);
      return true;
    },

    /** Those of an application, seen to or not. */
    of: (applicationId: string): Promise<readonly UnsafeFile[]> =>
      records.every(unsafeFile, `APPLICATION#${applicationId}`, 'UNSAFE-FILE#'),

    /** Those that wait for an officer, oldest first: a page of them. */
    waiting: (request: ListRequest): Promise<Page<UnsafeFile>> =>
      records.pageByStatus(unsafeFile, WAITING, { ...request, eachByItself: true }),

    /** An officer has seen to it, with the audit entry. @throws Conflict where somebody else did first */
    seenTo: (
      was: UnsafeFile,
      seenTo: NonNullable<UnsafeFile['seenTo']>,
      audit: Pick<AuditEntry, 'action' | 'detail'>,
    ): Promise<void> =>
      records.transact([
        records.putWrite(item({ ...was, seenTo, version: was.version + 1 }), atVersion(was.version)),
        auditWrite(records, {
          windowId: was.windowId,
          subject: was.applicationId,
          at: seenTo.at,
          by: seenTo.by,
          ...audit,
        }),
      ]),
  };
};
export type UnsafeFileRepository = ReturnType<typeof unsafeFileRepository>;
