import type { PlacedApplication } from '../../../adapters/dynamodb/list-pages.ts';
import type { ListsToRead } from '../../../adapters/dynamodb/lists-of-records.ts';
import { countsWithout, type ListCounts } from '../../../domain/application/list-counts.ts';
import type { ListedApplication, ListName } from '../../../domain/application/lists.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { paginationOf, type WherePageIs } from '../../shared/web/pagination.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';

/** Those of some applications that can be read. */
const readableOf = async (
  { applications }: Pick<ListsToRead, 'applications'>,
  ids: Iterable<string>,
): Promise<readonly OpenedApplication[]> => {
  const found = await Promise.all([...ids].map((applicationId) => applications.getIfReadable(applicationId)));
  return found.filter((each) => each !== undefined);
};

/** Counts without the applications that an officer takes no part in. */
export const countsWithoutThose = async (
  read: Pick<ListsToRead, 'applications'>,
  counting: ListCounts | Promise<ListCounts>,
  conflicted: Iterable<string>,
): Promise<ListCounts> => countsWithout(...(await Promise.all([counting, readableOf(read, conflicted)])));

/** Whether a window's lists say what there is: not where it was unsealed before there were lists, and the sweep has not made them yet. */
export const isListed = async (
  { lists, applications }: Pick<Deps, 'lists' | 'applications'>,
  windowId: string,
): Promise<boolean> => (await lists.areMade(windowId)) || !(await applications.areAny(windowId));

/**
 * The counts for a page of lists, a window's and an officer's own, without the applications that the officer declared a conflict with, which are
 * given beside them. @throws Problem 503 where the window is not listed: an empty list would say that there is nothing
 */
export const countsListed = async (
  deps: Pick<Deps, 'lists' | 'applications'>,
  windowId: string,
  officer: Pick<Officer, 'id'>,
  conflicted: Iterable<string>,
): Promise<{ readonly counts: ListCounts; readonly withConflict: readonly OpenedApplication[] }> => {
  const [counts, withConflict, isMade] = await Promise.all([
    deps.lists.counts(windowId, officer),
    readableOf(deps, conflicted),
    isListed(deps, windowId),
  ]);
  if (!isMade) throw notListed(windowId);
  return { counts: countsWithout(counts, withConflict), withConflict };
};

/** Of a window whose lists do not say yet what there is. */
export const notListed = (windowId: string): Problem =>
  new Problem(503, {
    title: 'The lists of this window are not made yet',
    lines: ['Its applications were unsealed before there were lists of them. They are listed each morning.'],
    link: { href: paths.window(windowId).page, text: 'Back to the window' },
  });

/** A list as a page shows it. */
export interface ShownList {
  readonly applications: readonly PlacedApplication[];
  readonly pagination: ReturnType<typeof paginationOf>;
}

type Show = (name: string, list: ListName, isShown?: (application: ListedApplication) => boolean) => Promise<ShownList>;

/**
 * For a page of several lists: the beginning of each, or one alone where the address asks for it, from a place on or right before one.
 */
export const listsAsked = (
  { lists }: Pick<Deps, 'lists'>,
  windowId: string,
  here: string,
  query: URLSearchParams,
): { readonly asked: string | undefined; readonly show: Show } => {
  const asked = query.get('list') || undefined;
  const show: Show = async (name, list, isShown) => {
    if (asked !== undefined && asked !== name) return { applications: [], pagination: undefined };
    const where = asked === undefined ? {} : { from: query.get('from') ?? '', before: query.get('before') ?? '' };
    const page = await lists.page(windowId, list, where, isShown);
    const hrefOf = (place: WherePageIs) => `${here}?${new URLSearchParams({ list: name, ...place })}`;
    return { applications: page.items, pagination: paginationOf(page, hrefOf) };
  };
  return { asked, show };
};
