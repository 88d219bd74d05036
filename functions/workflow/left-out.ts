import type { RepresentationRepository } from '../../adapters/dynamodb/representations.ts';
import type { SetAsideRepository } from '../../adapters/dynamodb/set-aside-applications.ts';
import { isLeftOut, leavingOutOf } from '../../domain/application/leaving-out.ts';
import type { Representation } from '../../domain/application/representation.ts';

interface Deps {
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
}

/** An application that could not be opened and that the award is made without: what its provider was told, and why it is left out. */
export interface LeftOut {
  readonly told: Representation;
  readonly reason: string;
}

/** Those of a window. What a provider was told is kept with the proposal, so its absence is a fault. */
export const leftOutOf = async ({ setAside, representations }: Deps, windowId: string): Promise<readonly LeftOut[]> => {
  const found: LeftOut[] = [];
  for (const each of (await setAside.of(windowId)).filter(isLeftOut)) {
    const { round, proposed } = leavingOutOf(each) ?? { round: 0 };
    const told = await representations.get({ ...each, round, about: 'not-opened' });
    if (!told || !proposed?.decided) throw new Error(`What ${each.applicationId} was told is missing`);
    found.push({ told, reason: proposed.decided.reason });
  }
  return found;
};
