import type { Contract } from '../../domain/award/award.ts';
import { plusDuration } from '../../domain/time/london.ts';
import type { ContractRepository } from './contracts.ts';

const KNOWN_FOR = 'PT1M';
const MOST_KNOWN = 1_000;

/** Of which agreement, and on which of its lots. */
interface Asked {
  readonly id: string;
  readonly lots: readonly { readonly id: string }[];
}

/** Answers a provider's contracts on the lots of an agreement, asked at an instant. */
type Held = (agreement: Asked, providerId: string, at: string) => Promise<readonly Contract[]>;

/** The contracts that a provider holds, as they are stored `now`, or `lately`: as they were at most a minute ago. */
export interface HeldContracts {
  readonly now: Held;
  readonly lately: Held;
}

/**
 * Contracts come with awards, so where nothing hangs on it what was read within the last minute is good enough: then a page asks nothing
 * of the table. What is remembered is forgotten whole once it is about a thousand providers.
 */
export const heldContracts = (contracts: Pick<ContractRepository, 'get'>): HeldContracts => {
  const known = new Map<string, { readonly held: readonly Contract[]; readonly at: string }>();
  const now: Held = async (agreement, providerId, at) => {
    const found = await Promise.all(agreement.lots.map((lot) => contracts.get(agreement.id, lot.id, providerId)));
    const held = found.filter((each) => each !== undefined);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(keyOf(agreement, providerId), { held, at });
    return held;
  };
  const lately: Held = async (agreement, providerId, at) => {
    const before = known.get(keyOf(agreement, providerId));
    return before && at < plusDuration(before.at, KNOWN_FOR) ? before.held : now(agreement, providerId, at);
  };
  return { now, lately };
};

const keyOf = ({ id, lots }: Asked, providerId: string): string =>
  JSON.stringify([providerId, id, ...lots.map((lot) => lot.id)]);
