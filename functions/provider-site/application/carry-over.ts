import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { ProviderSiteDeps } from '../deps.ts';

type Deps = Pick<ProviderSiteDeps, 'windows' | 'sealed'>;

/** The provider's application in the latest earlier window of the same agreement; undefined where there is none. */
export const earlierApplication = async (
  deps: Deps,
  window: Window,
  providerId: string,
): Promise<Window | undefined> => {
  const every = await Array.fromAsync(everyItem((after) => deps.windows.page(window.agreementId, { after })));
  const earlier = every.filter(({ opensAt }) => opensAt < window.opensAt).toReversed();
  for (const each of earlier) if (await deps.sealed.get(each.windowId, providerId)) return each;
  return undefined;
};

/**
 * Copies the answers of an earlier application into one just begun, page by page, to those of its pages that may take them over; a page
 * saved already stays as it is.
 */
export const carryOver = async (
  deps: Deps,
  from: string,
  pages: readonly AskedPage[],
  { windowId, providerId, at }: { readonly windowId: string; readonly providerId: string; readonly at: string },
): Promise<void> => {
  const carried = new Map(pages.filter(({ carriedOver }) => carriedOver).map((each) => [each.path, each]));
  for (const { page, values } of await deps.sealed.pages(from, providerId)) {
    const asked = carried.get(page)?.asked(values);
    if (!asked) continue;
    try {
      await deps.sealed.savePage(windowId, providerId, page, asked, 0, at);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
};
