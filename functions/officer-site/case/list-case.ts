import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import type { ListCounts } from '../../../domain/application/list-counts.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { frozenAgreement } from './agreement.ts';
import { windowSeenBy } from './declaration.ts';
import { countsListed, listsAsked } from './lists.ts';
import { officerOf } from './officer.ts';
import type { OfWindow } from './window.ts';

type Paths = ReturnType<typeof paths.window>;

/** What each page of several lists of a window has: who looks at it, which window it is of, and which of the lists is asked for. */
interface ListCase extends ReturnType<typeof listsAsked> {
  readonly officer: Officer;
  readonly window: Window;
  readonly declaration: StoredDeclaration;
  readonly conflicted: ReadonlySet<string>;
  readonly at: Paths;
  /** The rest of it, to be read beside the lists. @throws Problem 503 where the window is not listed */
  readonly outline: () => Promise<{
    readonly agreement: Agreement;
    readonly counts: ListCounts;
    /** The applications that this officer declared a conflict of interest with. */
    readonly withConflict: readonly OpenedApplication[];
  }>;
}

/** A page of lists as this officer may see it, at the address that is its own in a window. @throws Problem */
export const listCase = async (
  deps: Deps,
  { params, visitor, query }: OfWindow,
  addressIn: (at: Paths) => string,
): Promise<ListCase> => {
  const officer = officerOf(visitor);
  const { window, declaration, conflicted } = await windowSeenBy(deps, officer, params.windowId);
  const { windowId } = window;
  const at = paths.window(windowId);
  const outline = async () => {
    const [agreement, counted] = await Promise.all([
      frozenAgreement(deps, windowId),
      countsListed(deps, windowId, officer, conflicted),
    ]);
    return { agreement, ...counted };
  };
  return { officer, window, declaration, conflicted, at, outline, ...listsAsked(deps, windowId, addressIn(at), query) };
};
