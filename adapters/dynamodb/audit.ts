import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { link } from '../../domain/audit/chain.ts';
import { type AuditEntry, type EntryKind, kindOf, SERVICE } from '../../domain/audit/entry.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { sha256 } from '../sha256.ts';
import { cursorBehind } from './cursors.ts';
import { atVersion, everyItem, type ListRequest, MANY, notThere, type Page, type Table, type Write } from './table.ts';

const PAGE = 50;
/** How many entries are looked through for a page of those asked for, before the reader is asked to go on. */
const MOST_LOOKED_AT = 2_000;

/**
 * Who did what, and why, for the transaction that does it. It is written under the name of the function that writes it, and no role can write
 * under another's; from there it is recorded in its agreement's chain (functions/workflow/record-audit), and that counts.
 */
export const auditWrite = (records: Table, entry: AuditEntry): Write =>
  records.putWrite(item(records, entry), notThere);

/** What is done by nothing else that is written: that something was read, or refused. */
export const auditPut = (records: Table, entry: AuditEntry): Promise<void> =>
  records.put(item(records, entry), notThere);

const item = ({ writer }: Table, entry: AuditEntry) => ({
  pk: `ENTRY#${writer}#${entry.windowId ?? SERVICE}`,
  sk: `${entry.at}#${randomUUID()}`,
  ...entry,
});

/** Where a link of a chain lies. */
export const chainKey = (chain: string, seq: number) => ({ pk: `CHAIN#${chain}`, sk: String(seq).padStart(12, '0') });

/** Whatever is stored at a place of a chain: what is no link is found by who checks it, and holds nobody up. */
const placed = z
  .object({ sk: z.string(), link: z.unknown(), mark: z.string().optional() })
  .transform(({ sk, link: kept, mark }) => {
    const read = link.safeParse(kept).data;
    return { place: Number(sk), link: read, hash: read?.hash ?? sha256(canonicalJson(kept)), mark };
  });
export type Stored = z.output<typeof placed>;
const storedLink = z.object({ link });

/** What is stored in a chain behind a place, in its order. */
export const linksBehind = (audit: Table, chain: string, behind: number): AsyncGenerator<Stored> =>
  everyItem((after = cursorBehind(chainKey(chain, behind))) =>
    audit.page(placed, chainKey(chain, 0).pk, { limit: MANY, after, eachByItself: true }),
  );

/** The same of the whole chain, from its end back. */
export const linksFromTheEnd = (audit: Table, chain: string): AsyncGenerator<Stored> =>
  everyItem((after) =>
    audit.page(placed, chainKey(chain, 0).pk, { limit: MANY, after, eachByItself: true, isBackwards: true }),
  );

/** Which entries of a trail are asked for; all of them where nothing is said. */
export interface TrailFilter {
  readonly person?: string | undefined;
  readonly subject?: string | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
}

/** An entry as it was recorded: `from` is the function that wrote it. */
export interface RecordedEntry extends AuditEntry {
  readonly seq: number;
  readonly from: string;
}

/** The audit trail as it is read. What was just written takes a moment until it is recorded. */
export const auditTrail = (audit: Table) => ({
  /** A page of a window's entries, in the order in which they were recorded; of the service's own where no window is named. */
  async page(
    windowId: string | undefined,
    request: ListRequest,
    filter: TrailFilter = {},
  ): Promise<Page<RecordedEntry>> {
    const { limit = PAGE } = request;
    const items: RecordedEntry[] = [];
    let { after } = request;
    for (let looked = 0; looked < MOST_LOOKED_AT; looked += limit) {
      const read = await audit.pageByStatus(storedLink, `WINDOW#${windowId ?? SERVICE}`, {
        limit,
        after,
        eachByItself: true,
      });
      items.push(
        ...read.items.map(({ link: { entry, seq, from } }) => ({ ...entry, seq, from })).filter(isAskedFor(filter)),
      );
      after = read.next;
      if (after === undefined || items.length >= limit) break;
    }
    return after === undefined ? { items } : { items, next: after };
  },

  /** A chain as it is stored behind a place, with the place of each, for what checks and copies it. */
  chain: (chain: string, behind = 0) => linksBehind(audit, chain, behind),
});
export type AuditTrail = ReturnType<typeof auditTrail>;

const isAskedFor =
  ({ person, subject, kinds }: TrailFilter) =>
  (entry: AuditEntry): boolean =>
    (person === undefined || (entry.by?.id ?? '') === person) &&
    (subject === undefined || entry.subject === subject) &&
    (kinds === undefined || kinds.includes(kindOf(entry)));

const copied = z.object({ upTo: z.int().min(0), version: z.int().min(1) });

/** Up to which place chains have been copied to where nobody can change them. */
export const copiedChains = (audit: Table) => {
  const key = (chain: string) => ({ pk: `COPIED#${chain}`, sk: 'UP-TO' });
  return {
    get: (chain: string) => audit.get(copied, key(chain)),
    /** @throws Conflict where others copied meanwhile */
    keep: (chain: string, upTo: number, was: z.output<typeof copied> | undefined): Promise<void> =>
      audit.put({ ...key(chain), upTo, version: (was?.version ?? 0) + 1 }, was ? atVersion(was.version) : notThere),
  };
};
export type CopiedChains = ReturnType<typeof copiedChains>;
