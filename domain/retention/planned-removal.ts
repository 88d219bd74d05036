import type { Link } from '../audit/chain.ts';
import type { AuditEntry } from '../audit/entry.ts';

/** The name under which removals are written into the audit trail: no function has it, so no role of the service can write there. */
export const RETENTION = 'retention';
/** How the keys begin of what is written under it, and so the ids of its entries. */
export const ENTRIES_OF_RETENTION = `ENTRY#${RETENTION}#`;
const PLANNED = 'record to be removed by retention';

type Sha256 = (text: string) => string;

/** A record as the audit trail vouches for it: its key, and the SHA-256 of its canonical JSON. */
export const vouchedFor = (pk: string, sk: string, hash: string): string => `${pk} ${sk}: ${hash}`;

/**
 * What stands for one record, as it was, in the entry that plans its removal. The record's own hash is within, so that it names this content
 * alone, and nobody can tell an account by guessing at keys.
 */
export const digestOfRemoval = (vouched: string, sha256: Sha256): string => sha256(vouched);

/** Where the entry that plans a removal lies, and under which id it is recorded in its chain. */
export const plannedRemovalKey = (windowId: string, digest: string) => ({
  pk: `${ENTRIES_OF_RETENTION}${windowId}`,
  sk: `PLANNED#${digest}`,
});
export const plannedRemovalId = (windowId: string, digest: string): string => {
  const { pk, sk } = plannedRemovalKey(windowId, digest);
  return `${pk}#${sk}`;
};

/** Whether an entry, by its id, was written under the name of retention: of these it is asked later whether they were recorded. */
export const isOfRetention = (id: string): boolean => id.startsWith(ENTRIES_OF_RETENTION);

export const plannedRemoval = (
  { windowId, at, by }: Required<Pick<AuditEntry, 'windowId' | 'at' | 'by'>>,
  plan: string,
  digest: string,
): AuditEntry => ({ windowId, at, by, kind: 'decision', action: PLANNED, detail: `plan ${plan}, record ${digest}` });

/** The digest of the record whose removal an entry of a chain plans; undefined for every other entry, and for one under another name. */
export const digestPlannedIn = ({ from, entry }: Pick<Link, 'from' | 'entry'>): string | undefined =>
  from === RETENTION && entry.action === PLANNED
    ? /^plan [0-9a-f]{64}, record ([0-9a-f]{64})$/.exec(entry.detail ?? '')?.[1]
    : undefined;
