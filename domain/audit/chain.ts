import * as z from 'zod';
import { canonicalJson } from '../canonical-json.ts';
import { type AuditEntry, auditEntry } from './entry.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * An entry in its chain. `seq` counts from 1 without a gap; `previous` is the hash of the one before, and `hash` that of everything else here,
 * in hex of SHA-256: whoever changes, takes out or moves one would have to write every later one anew.
 */
export const link = z.object({
  chain: z.string().min(1),
  seq: z.int().min(1),
  /** Which function wrote the entry: its role can write under no other name. */
  from: z.string().min(1),
  recordedAt: z.iso.datetime(),
  entry: auditEntry,
  previous: hash,
  hash,
});
export type Link = z.infer<typeof link>;

type Sha256 = (text: string) => string;

/** What stands before the first entry of a chain. */
export const BEGINNING = { seq: 0, hash: '0'.repeat(64) } as const;

const hashOf = ({ hash: _, ...rest }: Omit<Link, 'hash'> & { readonly hash?: string }, sha256: Sha256): string =>
  sha256(canonicalJson(rest));

interface Recorded {
  readonly from: string;
  readonly recordedAt: string;
  readonly entry: AuditEntry;
}

/** The entry as the next of its chain. */
export const nextLink = (
  chain: string,
  last: Pick<Link, 'seq' | 'hash'>,
  { from, recordedAt, entry }: Recorded,
  sha256: Sha256,
): Link => {
  const fresh = { chain, seq: last.seq + 1, from, recordedAt, entry, previous: last.hash };
  return { ...fresh, hash: hashOf(fresh, sha256) };
};

/** What is wrong with a chain, and at which place of it. */
export interface ChainFault {
  readonly chain: string;
  readonly seq: number;
  /** `changed`: it says another thing than was recorded. `missing`. `swapped`: it stands in the place of another. `broken`: it follows on something else. */
  readonly fault: 'changed' | 'missing' | 'swapped' | 'broken';
}

/** A link with the place that it was found at, by the key of its record. */
export interface Placed {
  readonly place: number;
  /** Undefined where what was found cannot be read as a link. */
  readonly link: Link | undefined;
}

/**
 * What is wrong with a chain as it is stored, in the order of its places. `exported` are links that were copied out of it before, to where
 * nobody can change them: what was written anew from some place on holds together by itself and differs from these.
 */
export const faultsOf = (
  chain: string,
  stored: readonly Placed[],
  exported: readonly Pick<Link, 'seq' | 'hash'>[],
  sha256: Sha256,
): readonly ChainFault[] => {
  const found = new Map(stored.map((each) => [each.place, each]));
  const copies = new Map(exported.map((each) => [each.seq, each.hash]));
  const end = Math.max(0, ...found.keys(), ...copies.keys());
  const at = (seq: number): ChainFault['fault'] | undefined => {
    const placed = found.get(seq);
    if (!placed) return 'missing';
    const { link: kept } = placed;
    if (!kept || kept.chain !== chain) return 'changed';
    if (kept.seq !== seq) return 'swapped';
    if (kept.hash !== hashOf(kept, sha256)) return 'changed';
    const copied = copies.get(seq);
    if (copied !== undefined && copied !== kept.hash) return 'changed';
    const before = seq === 1 ? BEGINNING.hash : found.get(seq - 1)?.link?.hash;
    return before !== undefined && kept.previous !== before ? 'broken' : undefined;
  };
  return Array.from({ length: end }, (_, index) => index + 1).flatMap((seq) => {
    const fault = at(seq);
    return fault ? [{ chain, seq, fault }] : [];
  });
};
