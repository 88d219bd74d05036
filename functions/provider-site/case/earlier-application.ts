import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';

/** An application of an earlier window: `submitted` where it stands so, and not only begun. */
interface Earlier {
  readonly window: Window;
  readonly submitted: boolean;
}

/** That of the latest earlier window of the same agreement in which the provider has one; undefined where there is none. */
export const earlierApplication = async (
  deps: Pick<Deps, 'windows' | 'sealed'>,
  window: Window,
  providerId: string,
): Promise<Earlier | undefined> => {
  const every = await Array.fromAsync(everyItem((after) => deps.windows.page(window.agreementId, { after })));
  const earlier = every.filter(({ opensAt }) => opensAt < window.opensAt).toReversed();
  for (const each of earlier) {
    const head = await deps.sealed.get(each.windowId, providerId);
    if (head) return { window: each, submitted: head.status === 'submitted' };
  }
  return undefined;
};
