import { countIn } from '../../../../domain/application/list-counts.ts';
import type { PlaceList } from '../../../../domain/application/place-lists.ts';
import { isReady, leadsOn, placeStanding } from '../../../../domain/award/held-back.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { paginationOf } from '../../../shared/web/pagination.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { isSeen, windowSeenBy } from '../../case/declaration.ts';
import { doesEachWait, holdingOf, listsOfPlaces, placeShown } from '../../case/held-places.ts';
import { countsWithoutThose } from '../../case/lists.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { askRegisterOnceMore, goOnWithContracts } from '../../decisions/held-places.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/**
 * Places that the register holds back before their contract, or of which control is not proved: an officer decides on each, or has it
 * proved, and then lets the award go on (docs/rules.md, rule 4). Fifty a page, by name.
 */
export const heldPlaceList =
  (deps: Deps) =>
  async ({ params, visitor, query, arrivedAt }: OfWindow): Promise<PageResult> => {
    const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
    const { windowId } = window;
    const at = paths.window(windowId);
    const [agreement, holding, read] = await Promise.all([
      frozenAgreement(deps, windowId),
      holdingOf(deps, window, arrivedAt),
      listsOfPlaces(deps, windowId),
    ]);
    const { outOfReach, asked } = holding;
    const lists: readonly PlaceList[] = doesEachWait(holding) ? ['held-place', 'ready-place'] : ['held-place'];
    const where = { from: query.get('from') ?? '', before: query.get('before') ?? '' };
    const [found, counts] = await Promise.all([
      read.lists.page(windowId, lists, where, isSeen(conflicted)),
      read.lists.counts(windowId),
    ]);
    const [held, countsSeen] = await Promise.all([
      Promise.all(found.items.map((each) => placeShown(deps, each))),
      countsWithoutThose(read, counts, conflicted),
    ]);
    const count = countIn(counts, ...lists);
    const shown = held.map((each) => ({
      ...each,
      isReady: isReady(each) && outOfReach.length === 0,
      isOfRegister: placeStanding({ ...each, placeDecision: undefined }) === 'held-back',
      controlHref: at.application(each.applicationId).control.page,
    }));
    const mayDecide = holds(officerOf(visitor), ...deciders) && asked !== undefined;
    return page('officer/award/held-places.njk', {
      title: 'Places held back before their contracts',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: at.standstill, text: 'Standstill and challenges' },
      at,
      held: shown,
      count: countIn(countsSeen, ...lists),
      pagination: paginationOf(found, (place) => `${at.heldPlaces}?${new URLSearchParams({ ...place })}`),
      elsewhere: count - countIn(countsSeen, ...lists),
      undecided: outOfReach.length > 0 ? count - countIn(counts, 'decided-place') : countIn(counts, 'undecided-place'),
      // What was proved since it was noted counts where it is shown.
      leadsOn: countIn(counts, 'leading-on') > 0 || held.some(leadsOn),
      mayDecide,
      outOfReach,
      faultHref: asked?.ask === 'fault' ? paths.fault(windowId).page : undefined,
    });
  };

const button = (deps: Deps) => ({
  load: async ({ params, visitor }: OfWindow) => (await windowSeenBy(deps, officerOf(visitor), params.windowId)).window,
  fields: {},
  next: ({ windowId }: Window) => paths.window(windowId).heldPlaces,
});

/** Lets the award go on with its contracts. */
export const goOn = (deps: Deps) =>
  form({
    ...button(deps),
    act: async ({ windowId }, _, { visitor, arrivedAt }) => {
      await goOnWithContracts(deps, windowId, personOf(visitor), arrivedAt);
      return done;
    },
  });

/** Has the register asked once more. */
export const askAgain = (deps: Deps) =>
  form({
    ...button(deps),
    act: async ({ windowId }, _, { visitor, arrivedAt }) => {
      await askRegisterOnceMore(deps, windowId, personOf(visitor), arrivedAt);
      return done;
    },
  });
