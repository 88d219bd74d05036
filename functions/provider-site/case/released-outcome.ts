import type { Outcome } from '../../../adapters/dynamodb/contracts.ts';
import { outcomeLettersOf } from '../../../domain/letters/application-letters.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';

/**
 * What a provider was told of a window's outcome. Outcomes are written one after the other while the window is still evaluated: until the last of
 * their letters may go, none is released, and whoever looks here learns nothing sooner than others (docs/rules.md, rule 8).
 */
export const releasedOutcome = async (
  { outcomes, letters }: Pick<Deps, 'outcomes' | 'letters'>,
  { windowId, status }: Pick<Window, 'windowId' | 'status'>,
  providerId: string,
): Promise<Outcome | undefined> => {
  const told = await outcomes.get(providerId, windowId);
  if (!told || status !== 'evaluating') return told;
  return (await letters.mayGo(outcomeLettersOf(windowId))) ? told : undefined;
};
