import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';

/** The latest earlier window of the same agreement in which the provider has an application; undefined where there is none. */
export const earlierApplication = async (
  deps: Pick<Deps, 'windows' | 'sealed'>,
  window: Window,
  providerId: string,
): Promise<Window | undefined> => {
  const every = await Array.fromAsync(everyItem((after) => deps.windows.page(window.agreementId, { after })));
  const earlier = every.filter(({ opensAt }) => opensAt < window.opensAt).toReversed();
  for (const each of earlier) if (await deps.sealed.get(each.windowId, providerId)) return each;
  return undefined;
};
