import type { AuditEntry } from '../../domain/audit/entry.ts';
import { type EvidencePack, evidencePack } from '../../domain/evidence/evidence-pack.ts';
import { auditWrite } from './audit.ts';
import { atVersion, notThere, type Table } from './table.ts';

type Which = Pick<EvidencePack, 'subject' | 'edition'>;
const keyOf = ({ subject, edition }: Which) => ({ pk: `PACK#${subject}`, sk: edition });

/** The evidence packs that were asked for: of each application, or window, the last one of each edition. Their files lie in storage. */
export const evidencePacks = (records: Table) => {
  const put = async (was: EvidencePack | undefined, next: EvidencePack, audit?: AuditEntry): Promise<EvidencePack> => {
    const condition = was ? atVersion(was.version) : notThere;
    await records.transact([
      records.putWrite({ ...keyOf(next), ...next }, condition),
      ...(audit ? [auditWrite(records, audit)] : []),
    ]);
    return next;
  };

  return {
    get: (which: Which): Promise<EvidencePack | undefined> => records.get(evidencePack, keyOf(which)),

    /** Asks for a pack over the last one. @throws Conflict where somebody else did at the same moment */
    ask: (was: EvidencePack | undefined, fresh: Omit<EvidencePack, 'version'>, audit: AuditEntry) =>
      put(was, { ...fresh, version: (was?.version ?? 0) + 1 }, audit),

    /** Nobody makes it. @throws Conflict where somebody does */
    notBegun: (was: EvidencePack) => put(was, { ...was, isNotBegun: true, version: was.version + 1 }),

    /** How far it has come. @throws Conflict where another call went on with it */
    goOn: (was: EvidencePack, patch: Pick<EvidencePack, 'done' | 'after' | 'bytes' | 'goneOnAt'>) =>
      put(was, { ...was, ...patch, version: was.version + 1 }),

    /** It lies in storage. @throws Conflict */
    made: (was: EvidencePack, made: NonNullable<EvidencePack['made']>, audit: AuditEntry) =>
      put(was, { ...was, made, goneOnAt: made.at, version: was.version + 1 }, audit),
  };
};
