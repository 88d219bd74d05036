import { placeStanding } from '../../../../domain/award/held-back.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { isSeen, windowSeenBy } from '../../case/declaration.ts';
import { heldPlaces, isReady, isUndecided, leadsOn } from '../../case/held-places.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import type { OfWindow } from '../../case/window.ts';
import { askRegisterOnceMore, goOnWithContracts } from '../../decisions/held-places.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/**
 * Places that the register holds back before their contract, or of which control is not proved: an officer decides on each, or has it
 * proved, and then lets the award go on (docs/rules.md, rule 4).
 */
export const heldPlaceList =
  (deps: Deps) =>
  async ({ params, visitor, arrivedAt }: OfWindow): Promise<PageResult> => {
    const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
    const [agreement, { places: held, outOfReach, asked }] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      heldPlaces(deps, window, arrivedAt),
    ]);
    const mayDecide = holds(officerOf(visitor), ...deciders) && asked !== undefined;
    return page('officer/award/held-places.njk', {
      title: 'Places held back before their contracts',
      caption: windowTitle(agreement, window),
      columns: 'govuk-grid-column-full',
      back: { href: paths.window(window.windowId).standstill, text: 'Standstill and challenges' },
      at: paths.window(window.windowId),
      held: held.filter(isSeen(conflicted)).map((application) => ({
        ...application,
        asked: application.askedAgain?.contract,
        isReady: isReady(application),
        isOfRegister: placeStanding({ ...application, placeDecision: undefined }) === 'held-back',
        controlHref: paths.window(window.windowId).application(application.applicationId).control.page,
      })),
      elsewhere: held.filter(({ applicationId }) => conflicted.has(applicationId)).length,
      undecided: held.filter((place) => isUndecided(place, outOfReach)).length,
      leadsOn: held.some(leadsOn),
      mayDecide,
      outOfReach,
      faultHref: asked === 'fault' ? paths.fault(window.windowId).page : undefined,
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
