import * as z from 'zod';
import { madeFile } from '../made-files/made-file.ts';
import { type Officer, officer } from '../people/officer.ts';
import { tableName } from './window-tables.ts';

export const tableFormats = ['csv', 'xlsx'] as const;
export const tableFormat = z.enum(tableFormats);
export type TableFormat = z.infer<typeof tableFormat>;

const inStorage = z.object({ size: z.int().min(1), sha256: z.string() });

/** A table of a window that an officer had made as a file, as that officer may see it: with the roles that they held as they asked. */
export const tableFile = madeFile.extend({
  windowId: z.string(),
  table: tableName,
  /** What its files go by in storage. */
  fileId: z.string(),
  by: officer,
  /** What of the table: a person, an application or a kind of entry of the audit trail; empty of all of it. */
  asked: z.record(z.string(), z.string()),
  /** Why it could not be made, in words for whoever asked, where trying again by itself would not help. */
  refused: z.string().optional(),
  made: z
    .object({
      at: z.iso.datetime(),
      rows: z.int().min(0),
      /** The applications that its officer had declared a conflict of interest with. */
      conflicts: z.array(z.string()),
      csv: inStorage,
      /** Absent where the table has more than a spreadsheet is made of. */
      xlsx: inStorage.optional(),
    })
    .optional(),
});
export type TableFile = z.infer<typeof tableFile>;

/**
 * Whether a file that was made is still as its officer may see the table: not once they hold other roles, or have declared a conflict of interest with
 * another application.
 */
export const isStillTheirs = (
  { by, made }: Pick<TableFile, 'by' | 'made'>,
  { roles }: Pick<Officer, 'roles'>,
  conflicted: ReadonlySet<string>,
): boolean =>
  made !== undefined &&
  new Set([...by.roles, ...roles]).size === roles.length &&
  by.roles.length === roles.length &&
  [...conflicted].every((applicationId) => made.conflicts.includes(applicationId));
