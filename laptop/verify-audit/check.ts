import { createHash } from 'node:crypto';
import { type ChainFault, faultsOf, type Link, type Placed } from '../../domain/audit/chain.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { digestOfRemoval, digestPlannedIn, vouchedFor as vouched } from '../../domain/retention/planned-removal.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** What is checked: chains as they are stored, or as they were copied, or both against each other; and the records that they vouch for. */
export interface Checked {
  readonly chains: ReadonlyMap<string, readonly Placed[]>;
  readonly copies: ReadonlyMap<string, readonly Link[]>;
  /** A record as it is stored now, by its key; absent where records are not checked. */
  readonly recordAt?: (pk: string, sk: string) => Promise<Record<string, unknown> | undefined>;
}

/** What was found: how much there was, and what is wrong, a line each. */
export interface Findings {
  readonly entries: number;
  readonly records: number;
  readonly faults: readonly string[];
}

const inWords: Readonly<Record<ChainFault['fault'], string>> = {
  changed: 'says another thing than was recorded',
  missing: 'is missing',
  swapped: 'stands in the place of another',
  broken: 'follows on something else than what stands before it',
};

export const check = async ({ chains, copies, recordAt }: Checked): Promise<Findings> => {
  const names = [...new Set([...chains.keys(), ...copies.keys()])].toSorted();
  const faults = names.flatMap((chain) => faultsOfChain(chain, chains.get(chain), copies.get(chain)));
  const stored = [...chains.values()].flat();
  const vouchedFor = recordAt ? lastRecorded(stored) : new Map<string, Vouched>();
  const planned = removalsPlanned(stored);
  const wrong = recordAt
    ? await Promise.all([...vouchedFor.values()].map((one) => faultsOfRecord(one, recordAt, planned)))
    : [];
  return {
    entries: stored.length > 0 ? stored.length : [...copies.values()].flat().length,
    records: vouchedFor.size,
    faults: [...faults, ...wrong.flat()],
  };
};

const faultsOfChain = (chain: string, stored: readonly Placed[] | undefined, copies: readonly Link[] = []) =>
  // Copies alone are checked as a chain by themselves.
  faultsOf(chain, stored ?? copies.map((link) => ({ place: link.seq, link })), stored ? copies : [], sha256).map(
    ({ seq, fault }) => `${chain}, entry ${seq}: ${inWords[fault]}.`,
  );

interface Vouched {
  readonly seq: number;
  readonly chain: string;
  readonly pk: string;
  readonly sk: string;
  readonly hash: string;
}

/** The last that was recorded of each record: `PK SK: HASH`. */
const lastRecorded = (stored: readonly Placed[]): ReadonlyMap<string, Vouched> =>
  new Map(
    stored.flatMap(({ link }) => {
      const [, pk, sk, hash] = /^(\S+) (.+): ([0-9a-f]{64})$/.exec(link?.entry.detail ?? '') ?? [];
      if (link?.entry.kind !== 'record' || !pk || !sk || !hash) return [];
      return [[`${pk} ${sk}`, { seq: link.seq, chain: link.chain, pk, sk, hash }] as const];
    }),
  );

/** The removals that entries planned, each with the chain that says so. */
const removalsPlanned = (stored: readonly Placed[]): ReadonlySet<string> =>
  new Set(
    stored.flatMap(({ link }) => {
      const digest = link && digestPlannedIn(link);
      return digest === undefined ? [] : [`${link?.chain} ${digest}`];
    }),
  );

const faultsOfRecord = async (
  { chain, seq, pk, sk, hash }: Vouched,
  recordAt: NonNullable<Checked['recordAt']>,
  planned: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const stored = await recordAt(pk, sk);
  if (stored && sha256(canonicalJson(stored)) === hash) return [];
  if (!stored && planned.has(`${chain} ${digestOfRemoval(vouched(pk, sk, hash), sha256)}`)) return [];
  return [`${pk} ${sk}: ${stored ? 'is another than' : 'is missing, and was'} recorded as entry ${seq} of ${chain}.`];
};
