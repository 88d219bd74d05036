import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { SealedPage } from '../../../adapters/dynamodb/sealed-applications.ts';
import { locationNamedOn } from '../../../domain/application/named-location.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { barriersToKeeping } from '../../../domain/application/room.ts';
import type { Deps } from '../deps.ts';

/**
 * Copies the answers of an earlier application into one just begun, page by page, to those of its pages that may take them over; a page
 * saved already stays as it is, and what there is no room for is left out. None of them is complete before somebody says that it is still true.
 */
export const carryOver = async (
  { sealed }: Pick<Deps, 'sealed'>,
  from: string,
  pages: readonly AskedPage[],
  { windowId, providerId, at }: { readonly windowId: string; readonly providerId: string; readonly at: string },
): Promise<void> => {
  const before = await sealed.pages(windowId, providerId);
  const draft: Record<string, SealedPage['values']> = Object.fromEntries(
    before.map((each) => [each.page, each.values]),
  );
  const carried = new Map(pages.filter(({ carriedOver }) => carriedOver).map((each) => [each.path, each]));
  for (const { page, values } of await sealed.pages(from, providerId)) {
    const asking = carried.get(page);
    const asked = asking?.asked(values);
    if (!asking || !asked || draft[page] || barriersToKeeping(draft, page, asked).length > 0) continue;
    draft[page] = asked;
    try {
      const naming = sealed.namingWrites({ windowId, providerId }, undefined, locationNamedOn(asking, asked));
      await sealed.savePage(windowId, providerId, page, asked, 0, at, naming, { carriedFrom: from });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
};
