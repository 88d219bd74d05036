import { sha256 } from '../../adapters/sha256.ts';
import { type ChainFault, faultsOf, type Link, type Placed } from '../../domain/audit/chain.ts';
import { STREAM } from '../../domain/audit/entry.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { digestOfRemoval, digestPlannedIn, vouchedFor as vouched } from '../../domain/retention/planned-removal.ts';

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
  /** Entries that are stored and in no copy: until the next night's, only the chain itself vouches for them. */
  readonly uncopied: number;
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
    uncopied: names
      .map((chain) => uncopiedOf(chains.get(chain), copies.get(chain)))
      .reduce((one, other) => one + other, 0),
    faults: [...faults, ...wrong.flat()],
  };
};

const faultsOfChain = (chain: string, stored: readonly Placed[] | undefined, copies: readonly Link[] = []) =>
  // Copies alone are checked as a chain by themselves.
  faultsOf(chain, stored ?? copies.map((link) => ({ place: link.seq, link })), stored ? copies : [], sha256).map(
    ({ seq, fault }) => `${chain}, entry ${seq}: ${inWords[fault]}.`,
  );

const uncopiedOf = (stored: readonly Placed[] = [], copies: readonly Link[] = []): number => {
  const copied = new Set(copies.map(({ seq }) => seq));
  return stored.filter(({ place }) => !copied.has(place)).length;
};

interface Vouched {
  readonly seq: number;
  readonly chain: string;
  readonly pk: string;
  readonly sk: string;
  readonly hash: string;
}

/** In the place of the hash of what was removed. */
const GONE = 'gone';

/**
 * What was recorded of each record last, `PK SK: HASH`, by the table's own stream and no function. Of one that raised an alarm, what was
 * recorded before it counts: whoever removed a record and put another in its place does not vouch for that.
 */
const lastRecorded = (stored: readonly Placed[]): ReadonlyMap<string, Vouched> => {
  const found = new Map<string, Vouched>();
  const alarmed = new Set<string>();
  for (const { link } of stored) {
    const [, pk, sk, hash = ''] = /^(\S+) (.+): ([0-9a-f]{64}|gone)$/.exec(link?.entry.detail ?? '') ?? [];
    if (link?.from !== STREAM || !pk || !sk) continue;
    const key = `${pk} ${sk}`;
    if (link.entry.kind === 'alarm') alarmed.add(key);
    else if (link.entry.kind === 'record' && hash !== GONE && !(alarmed.has(key) && found.has(key)))
      found.set(key, { seq: link.seq, chain: link.chain, pk, sk, hash });
  }
  return found;
};

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
