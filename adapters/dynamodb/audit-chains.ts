import * as z from 'zod';
import { BEGINNING, type Link, nextLink } from '../../domain/audit/chain.ts';
import { type AuditEntry, SERVICE } from '../../domain/audit/entry.ts';
import { isOfRetention } from '../../domain/retention/planned-removal.ts';
import { sha256 } from '../sha256.ts';
import { chainKey, linksBehind, linksFromTheEnd, type Stored } from './audit.ts';
import { Conflict } from './conflict.ts';
import { notThere, type Table } from './table.ts';

/** An entry on its way into its chain: `id` tells it from every other. */
export interface FreshEntry {
  readonly id: string;
  readonly from: string;
  readonly entry: AuditEntry;
}

/** An entry with the mark that its link gets, which tells whose it is: a hash, since ids are long. */
interface Marked extends FreshEntry {
  readonly mark: string;
}
const recordedKey = (id: string) => ({ pk: `RECORDED#${id}`, sk: 'IN' });
const recordedIn = z.object({ chain: z.string() });
/** A transaction takes 100 writes. */
const MOST_AT_ONCE = 100;
const MOST_TRIES = 20;
/** A stream tells of a change for a day, and then no more. */
const TOLD_FOR_MS = 25 * 60 * 60_000;

/** Where a chain ends, as far as is known, and what was put there for as long as it may be told again. */
class Tail {
  #end: Pick<Link, 'seq' | 'hash'>;
  /** When each was recorded, by its mark: in milliseconds since 1970. */
  readonly #recent = new Map<string, number>();
  #hasUnmarked = false;

  constructor(last: Stored | undefined) {
    this.#end = last ? { seq: last.place, hash: last.hash } : BEGINNING;
  }

  get end(): Pick<Link, 'seq' | 'hash'> {
    return this.#end;
  }

  /** Whether any of these has no mark: code from before there were marks recorded it, and noted it apart. */
  get hasUnmarked(): boolean {
    return this.#hasUnmarked;
  }

  has(mark: string): boolean {
    return this.#recent.has(mark);
  }

  note({ link, mark }: Pick<Stored, 'link' | 'mark'>): void {
    if (mark === undefined) this.#hasUnmarked = true;
    else this.#recent.set(mark, Date.parse(link?.recordedAt ?? ''));
  }

  /** The same of what now is the last. */
  noteLast(last: Stored): void {
    this.#end = { seq: last.place, hash: last.hash };
    this.note(last);
  }

  forgetUntil(ms: number): void {
    for (const [mark, recorded] of this.#recent) if (recorded < ms) this.#recent.delete(mark);
  }
}

/** The chains of the audit trail: written by the one function that records them, which may do nothing else. */
export const auditChains = (audit: Table) => {
  /** As this left them when it was the last to write there: as a rule they end there still. Where they do not, its writes are refused. */
  const tails = new Map<string, Tail>();

  const isNoted = async (id: string): Promise<boolean> => (await audit.get(recordedIn, recordedKey(id))) !== undefined;

  /** Reads a chain from its end back to what is told no more. */
  const tailOf = async (chain: string, toldSince: number): Promise<Tail> => {
    let tail: Tail | undefined;
    for await (const each of linksFromTheEnd(audit, chain)) {
      tail ??= new Tail(each);
      if (each.link && Date.parse(each.link.recordedAt) < toldSince) break;
      tail.note(each);
    }
    return tail ?? new Tail(undefined);
  };

  const appendOnce = async (chain: string, tail: Tail, fresh: readonly Marked[], recordedAt: string) => {
    let before = tail.end;
    const links = fresh.map(({ mark, from, entry }) => {
      const link = nextLink(chain, before, { from, recordedAt, entry }, sha256);
      before = link;
      return { place: link.seq, link, hash: link.hash, mark };
    });
    const items = links.map(({ link, mark }) => {
      const key = chainKey(chain, link.seq);
      return { ...key, gsi1pk: `WINDOW#${link.entry.windowId ?? SERVICE}`, gsi1sk: key.sk, link, mark };
    });
    const [only, ...others] = items;
    // One by itself costs half of what it does in a transaction.
    if (only && others.length === 0) await audit.put(only, notThere);
    else await audit.transact(items.map((item) => audit.putWrite(item, notThere)));
    for (const each of links) tail.noteLast(each);
  };

  const appendSome = async (chain: string, tail: Tail, entries: readonly Marked[], recordedAt: string) => {
    const isThere = async ({ id, mark }: Marked) => tail.has(mark) || (tail.hasUnmarked && (await isNoted(id)));
    for (let tries = 1; ; tries += 1) {
      const there = await Promise.all(entries.map(isThere));
      const fresh = entries.filter((_, index) => !there[index]);
      if (fresh.length === 0) break;
      try {
        await appendOnce(chain, tail, fresh, recordedAt);
      } catch (error) {
        // Another was quicker; or this is stored, and nothing said so.
        if (!(error instanceof Conflict) || tries === MOST_TRIES) throw error;
        for await (const each of linksBehind(audit, chain, tail.end.seq)) tail.noteLast(each);
      }
    }
    for (const { id } of entries) if (isOfRetention(id)) await audit.putOnce({ ...recordedKey(id), chain });
  };

  return {
    /** Whether the plan of a removal is in its chain (domain/retention/planned-removal.ts). */
    isRecorded: isNoted,

    /**
     * Puts entries at the end of their chain, each once however often it is given within a day.
     * @throws Conflict where others were quicker time and again
     */
    async append(chain: string, entries: readonly FreshEntry[], recordedAt: string): Promise<void> {
      const toldSince = Date.parse(recordedAt) - TOLD_FOR_MS;
      const tail = tails.get(chain) ?? (await tailOf(chain, toldSince));
      tails.set(chain, tail);
      tail.forgetUntil(toldSince);
      const once = new Map(entries.map((entry) => [entry.id, entry])).values();
      const each = [...once].map((entry) => ({ ...entry, mark: sha256(entry.id) }));
      for (let from = 0; from < each.length; from += MOST_AT_ONCE)
        await appendSome(chain, tail, each.slice(from, from + MOST_AT_ONCE), recordedAt);
    },
  };
};
export type AuditChains = ReturnType<typeof auditChains>;
