import type { PageByPlace } from '../../../../adapters/dynamodb/pages-by-place.ts';
import { statusAsItStands } from '../../../../domain/application/as-it-stands.ts';
import { isLeftOut } from '../../../../domain/application/leaving-out.ts';
import { countIn } from '../../../../domain/application/list-counts.ts';
import { type ListedApplication, listedAs } from '../../../../domain/application/lists.ts';
import { sightOf } from '../../../../domain/application/sight.ts';
import { applicationStatus } from '../../../../domain/application/status.ts';
import { beginningsInOrder, nameInOrder } from '../../../../domain/award/public-register.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { paginationOf } from '../../../shared/web/pagination.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { countsListed } from '../../case/lists.ts';
import { officerOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { unopenedShown } from '../../words/left-out.ts';
import { statusCounts } from '../../words/status-counts.ts';
import { applicationWords } from '../../words/statuses.ts';
import { windowTitle } from '../../words/window-title.ts';

/** The applications of a window by name, fifty a page: all or those that stand at one status, from a name on, or the one with a reference. */
export const applicationList =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const officer = officerOf(visitor);
    const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
    const { windowId } = window;
    const status = applicationStatus.safeParse(query.get('status')).data;
    const standing = statusAsItStands(window);
    // Where the window was cancelled, several of the statuses that are stored stand as one.
    const lists = status ? applicationStatus.options.filter((each) => standing(each) === status) : ['all' as const];
    const typed = (query.get('name') ?? '').trim();
    const found = await calledSo(deps, window, typed);
    const isFound = found.length > 0;
    const where = { from: query.get('from') || typed, before: query.get('before') ?? '' };
    const [agreement, { counts }, setAside, listed] = await Promise.all([
      frozenAgreement(deps, windowId),
      countsListed(deps, windowId, officer, []),
      deps.setAside.of(windowId),
      isFound ? onePage(found) : deps.lists.page(windowId, lists, where),
    ]);
    const at = paths.window(windowId);
    const every = countIn(counts, 'all');
    const [first] = listed.items;
    return page('officer/applications/list.njk', {
      title: 'Applications',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: at.page, text: 'The window' },
      at,
      status,
      name: typed,
      isFound,
      // What was typed may be the beginning of no name: then those that come next are shown.
      isBeginning: first !== undefined && beginsWith(first.organisationName, typed),
      mayDownload: sightOf(officer).price,
      total: every,
      count: isFound ? found.length : countIn(counts, ...lists),
      words: status && applicationWords[status].text,
      setAside: setAside.filter((each) => !isLeftOut(each)).length,
      mayMend: holds(officer, ...deciders),
      leftOut: unopenedShown(setAside, conflicted).filter((each) => each.isLeftOut),
      counts: statusCounts(window, counts),
      applications: listed.items.map((application) => ({
        ...application,
        words: applicationWords[standing(application.status)],
        isConflicted: conflicted.has(application.applicationId),
      })),
      pagination: paginationOf(
        listed,
        (place) => `${at.applications}?${new URLSearchParams({ ...(status ? { status } : {}), ...place })}`,
      ),
    });
  };

/** The applications with the reference that somebody typed, or that name the location whose id it is; none where it is neither, or a name. */
const calledSo = async ({ lists, applications, namedInWindow }: Deps, window: Window, typed: string) => {
  if (!JOINED.test(typed)) return [];
  const called = typed.toUpperCase();
  const [referred, naming] = await Promise.all([
    lists.withReference(window.windowId, called),
    namedInWindow(window, called),
  ]);
  const ids = [...new Set([...referred, ...naming])];
  const found = await Promise.all(ids.map((applicationId) => applications.getIfReadable(applicationId)));
  return found.flatMap((application) => (application ? [listedAs('all', application)] : []));
};

const beginsWith = (name: string, typed: string): boolean =>
  beginningsInOrder(typed).some((beginning) => nameInOrder(name).startsWith(beginning));

const onePage = (items: readonly ListedApplication[]): PageByPlace<ListedApplication> => ({ items });

/** As references and registers’ ids are written: parts joined by hyphens. */
const JOINED = /^\w+(?:-\w+)+$/;
