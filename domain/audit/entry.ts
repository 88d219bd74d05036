import * as z from 'zod';
import { person } from '../people/officer.ts';
import { agreementIdOf } from '../window/window.ts';

/** What the entries of an audit trail are about; they can be listed by it. */
export const entryKind = z.enum(['decision', 'mark', 'read', 'sign-in', 'refusal', 'record', 'alarm']);
export type EntryKind = z.infer<typeof entryKind>;

/** Who did what, and why. `by` is absent where the clock did it, `windowId` where it concerns no window, `kind` for a decision. */
export const auditEntry = z.object({
  windowId: z.string().optional(),
  at: z.iso.datetime(),
  by: person.optional(),
  kind: entryKind.optional(),
  action: z.string(),
  /** What it concerns: an application's id, mostly. */
  subject: z.string().optional(),
  detail: z.string().optional(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const kindOf = ({ kind = 'decision' }: Pick<AuditEntry, 'kind'>): EntryKind => kind;

/** The chain of what concerns no agreement: signing in, and what was refused there. */
export const SERVICE = 'service';

/** Said to have written what the stream of the table of records tells: no function has this name, so none can vouch for a record. */
export const STREAM = 'records';

/** The chain that an entry belongs to: one for each agreement. */
export const chainOf = ({ windowId }: Pick<AuditEntry, 'windowId'>): string =>
  windowId === undefined ? SERVICE : agreementIdOf(windowId);
