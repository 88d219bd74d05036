import type { Outcome } from '../../../adapters/dynamodb/contracts.ts';
import { outcomeLetterIdOf, outcomeLettersOf } from '../../../domain/letters/application-letters.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';

type Where = Pick<Window, 'windowId' | 'status'>;
type Asked = Pick<Deps, 'outcomes' | 'letters'>;

/**
 * What a provider was told of a window's outcome. Outcomes are written one after the other while the window is still evaluated: until the last of
 * their letters may go, none is released, and whoever looks here learns nothing sooner than others (docs/rules.md, rule 8). What a stopped award
 * decided, and never told this provider, is not told here either.
 */
export const releasedOutcome = async (deps: Asked, window: Where, providerId: string): Promise<Outcome | undefined> => {
  const told = await deps.outcomes.get(providerId, window.windowId);
  if (!told || (await isReleased(deps, window, providerId))) return told;
  return told.overtaken && { ...told, paragraphs: [], lots: undefined };
};

const isReleased = async ({ letters }: Asked, { windowId, status }: Where, providerId: string): Promise<boolean> => {
  if (status === 'evaluating') return letters.mayGo(outcomeLettersOf(windowId));
  if (status !== 'cancelled') return true;
  const letter = await letters.get(outcomeLetterIdOf(windowId, providerId));
  return !letter || !neverWent.has(letter.status);
};
const neverWent: ReadonlySet<string> = new Set(['waiting', 'claimed', 'withdrawn']);
