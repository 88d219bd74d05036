import { type ListsToRead, listsOfRecords } from '../../../adapters/dynamodb/lists-of-records.ts';
import type { Ask } from '../../../adapters/dynamodb/waits.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { placeTally } from '../../../domain/application/award-lists.ts';
import { countIn, type ListCounts } from '../../../domain/application/list-counts.ts';
import type { ListName } from '../../../domain/application/lists.ts';
import type { SetAsideApplication } from '../../../domain/application/set-aside.ts';
import {
  areAsRecommended,
  areUnansweredListed,
  asRecommended,
  countsWithRemoved,
} from '../../../domain/award/as-recommended.ts';
import type { Recommendation } from '../../../domain/award/award.ts';
import { areSamePlaces } from '../../../domain/award/barriers-to-approving.ts';
import { recommendablePlaces } from '../../../domain/award/recommended-places.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { frozenAgreement } from './agreement.ts';
import { type AwardState, awardStateOf } from './award-state.ts';
import { isSeen, windowSeenBy } from './declaration.ts';
import { allApplications } from './every-applicant.ts';
import { countsWithoutThose } from './lists.ts';
import { officerOf } from './officer.ts';
import type { OfWindow } from './window.ts';

/** The award of a window as its pages show it. What is decided on it is decided by the records themselves. */
export interface AwardCase {
  readonly window: Window;
  readonly conflicted: ReadonlySet<string>;
  readonly agreement: Agreement;
  /** The lists of its applications, with how many are in each, those of this officer among them. */
  readonly read: ListsToRead;
  readonly counts: ListCounts;
  /** Each application that could not be opened, be it left out, opened since, or neither. */
  readonly setAside: readonly SetAsideApplication[];
  readonly state: AwardState;
  /** Whether the award's machine asks for this decision. */
  readonly isWaiting: boolean;
}

/** The award as this officer may see it, and whether its machine waits for what is asked. @throws Problem */
export const awardCase = async (deps: Deps, { params, visitor }: OfWindow, ask: Ask): Promise<AwardCase> => {
  const officer = officerOf(visitor);
  const { window, conflicted } = await windowSeenBy(deps, officer, params.windowId);
  const { windowId } = window;
  const [agreement, read, setAside, state, wait] = await Promise.all([
    frozenAgreement(deps, windowId),
    listsToRead(deps, windowId),
    deps.setAside.ever(windowId),
    awardStateOf(deps, windowId),
    deps.waits.get(windowId, ask),
  ]);
  const counts = await read.lists.counts(windowId, officer);
  return { window, conflicted, agreement, read, counts, setAside, state, isWaiting: wait?.status === 'waiting' };
};

/** The lists of a window; of one that was unsealed before there were these, or of which one application is in none, what its records make of them. */
const listsToRead = async (deps: Deps, windowId: string): Promise<ListsToRead> =>
  (await deps.lists.areWhole(windowId)) ? deps : listsOfRecords(await allApplications(deps, windowId));

/** Places as a page shows them: where from, how many there are, and how many of those that this officer may see. */
export interface PlacesShown {
  readonly read: ListsToRead;
  readonly counts: ListCounts;
  readonly countsSeen: ListCounts;
  /** Whether these are the places that there are now. */
  readonly areAsNow: boolean;
}

/** How many places there are on all lots. */
export const placeCountOf = ({ lots }: Pick<Agreement, 'lots'>, counts: ListCounts): number =>
  countIn(counts, ...lots.map(({ id }) => placeTally(id)));

const shownOf = async (
  { conflicted }: Pick<AwardCase, 'conflicted'>,
  read: ListsToRead,
  counts: ListCounts,
  areAsNow: boolean,
): Promise<PlacesShown> => ({ read, counts, countsSeen: await countsWithoutThose(read, counts, conflicted), areAsNow });

/** The first of one of their lists by name, as far as this officer may see them, for who says beside them how many there are. */
export const firstOf = async (
  { window, conflicted }: Pick<AwardCase, 'window' | 'conflicted'>,
  { read }: Pick<PlacesShown, 'read'>,
  list: ListName,
  count: number,
) => (count > 0 ? read.lists.beginning(window.windowId, list, isSeen(conflicted)) : []);

/** The places that can be recommended now. */
export const placesNow = (found: AwardCase): Promise<PlacesShown> => shownOf(found, found.read, found.counts, true);

/** The places that were recommended. Where they may be others by now, or the register's answers are for other places, every application is read. */
export const placesRecommended = async (
  deps: Deps,
  found: AwardCase,
  recommendation: Recommendation,
): Promise<PlacesShown> => {
  const { window, agreement, counts } = found;
  if (
    areAsRecommended(recommendation, window, placeCountOf(agreement, counts)) &&
    areUnansweredListed(counts, recommendation)
  )
    return placesNow(found);
  const [applications, places] = await Promise.all([
    allApplications(deps, window.windowId),
    deps.awards.places(recommendation),
  ]);
  const read = listsOfRecords(asRecommended(applications, recommendation, places));
  const areAsNow = areSamePlaces(places, recommendablePlaces(applications));
  const left = await read.lists.counts(window.windowId);
  // Records are removed by rule long after the award, and never while it is made.
  const ofAll = window.status === 'evaluating' ? left : countsWithRemoved(left, counts, agreement.lots, places);
  return shownOf(found, read, ofAll, areAsNow);
};
