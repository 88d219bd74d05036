import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { BEGINNING, type Link, link, nextLink } from '../../domain/audit/chain.ts';
import { type AuditEntry, type EntryKind, kindOf, SERVICE } from '../../domain/audit/entry.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { sha256 } from '../sha256.ts';
import { Conflict } from './conflict.ts';
import { cursorBehind } from './cursors.ts';
import { atVersion, everyItem, type ListRequest, notThere, type Page, type Table, type Write } from './table.ts';

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

/** An entry on its way into its chain: `id` tells it from every other. */
export interface FreshEntry {
  readonly id: string;
  readonly from: string;
  readonly entry: AuditEntry;
}

const chainKey = (chain: string, seq: number) => ({ pk: `CHAIN#${chain}`, sk: String(seq).padStart(12, '0') });
const recordedKey = (id: string) => ({ pk: `RECORDED#${id}`, sk: 'IN' });
/** Whatever is stored at a place of a chain: what is no link is found by who checks it, and holds nobody up. */
const placed = z.object({ sk: z.string(), link: z.unknown() }).transform(({ sk, link: kept }) => {
  const read = link.safeParse(kept).data;
  return { place: Number(sk), link: read, hash: read?.hash ?? sha256(canonicalJson(kept)) };
});
const storedLink = z.object({ link });
const recordedIn = z.object({ chain: z.string(), seq: z.int() });
/** A transaction takes 100 writes, and each entry two. */
const MOST_AT_ONCE = 40;
const MOST_TRIES = 20;

/** The chains of the audit trail: written by the one function that records them, which may do nothing else. */
export const auditChains = (audit: Table) => {
  /** Where chains ended when this was the last to write in them: as a rule they end there still. Where they do not, its writes are refused. */
  const ends = new Map<string, Pick<Link, 'seq' | 'hash'>>();

  const last = async (chain: string): Promise<Pick<Link, 'seq' | 'hash'>> => {
    const kept = await audit.last(placed, `CHAIN#${chain}`);
    return kept ? { seq: kept.place, hash: kept.hash } : BEGINNING;
  };

  const isFresh = async ({ id }: Pick<FreshEntry, 'id'>) =>
    (await audit.get(recordedIn, recordedKey(id))) === undefined;

  const appendOnce = async (chain: string, fresh: readonly FreshEntry[], recordedAt: string): Promise<void> => {
    let before = ends.get(chain) ?? (await last(chain));
    // Not known again before it is written.
    ends.delete(chain);
    const writes = fresh.flatMap(({ id, from, entry }): readonly Write[] => {
      const next = nextLink(chain, before, { from, recordedAt, entry }, sha256);
      before = next;
      const listed = { gsi1pk: `WINDOW#${entry.windowId ?? SERVICE}`, gsi1sk: chainKey(chain, next.seq).sk };
      return [
        audit.putWrite({ ...chainKey(chain, next.seq), ...listed, link: next }, notThere),
        audit.putWrite({ ...recordedKey(id), chain, seq: next.seq }, notThere),
      ];
    });
    await audit.transact(writes);
    ends.set(chain, before);
  };

  return {
    /** Whether an entry is in its chain already. */
    isRecorded: async (id: string): Promise<boolean> => !(await isFresh({ id })),

    /**
     * Puts entries at the end of their chain, each once however often it is given.
     * @throws Conflict where others were quicker time and again
     */
    async append(chain: string, entries: readonly FreshEntry[], recordedAt: string): Promise<void> {
      for (let from = 0; from < entries.length; from += MOST_AT_ONCE) {
        let fresh = entries.slice(from, from + MOST_AT_ONCE);
        for (let tries = 1; fresh.length > 0; tries += 1) {
          try {
            await appendOnce(chain, fresh, recordedAt);
            break;
          } catch (error) {
            if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
            const stillFresh = await Promise.all(fresh.map(isFresh));
            fresh = fresh.filter((_, index) => stillFresh[index]);
          }
        }
      }
    },
  };
};
export type AuditChains = ReturnType<typeof auditChains>;

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
  chain: (chain: string, behind = 0) =>
    everyItem((after = cursorBehind(chainKey(chain, behind))) =>
      audit.page(placed, `CHAIN#${chain}`, { limit: 1_000, after, eachByItself: true }),
    ),
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
