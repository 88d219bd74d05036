import * as z from 'zod';
import { person } from '../../domain/people/officer.ts';
import type { ListRequest, Table, Write } from './table.ts';

/** Who did what, and why: written in the same transaction as the deed, never changed. `by` is absent where the clock did it. */
export const auditEntry = z.object({
  windowId: z.string(),
  at: z.iso.datetime(),
  by: person.optional(),
  action: z.string(),
  subject: z.string().optional(),
  detail: z.string().optional(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditWrite = (records: Table, entry: AuditEntry): Write =>
  records.putWrite({
    pk: `AUDIT#${entry.windowId}`,
    // Two people may do the same to one application in one millisecond: each entry is kept.
    sk: `${entry.at}#${entry.action}#${entry.subject ?? ''}#${entry.by?.id ?? ''}`,
    ...entry,
  });

export const auditTrail = (records: Table) => ({
  page: (windowId: string, request: ListRequest) =>
    records.page(auditEntry, `AUDIT#${windowId}`, { ...request, eachByItself: true }),
});
