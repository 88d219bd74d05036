import { caseFileReaders, deciders, holds } from '../../../../domain/people/officer.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { barriersToTurningAway } from '../../../../domain/reason.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, formRoutes } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { page } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationSeenBy } from '../../case/application.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { heldPlaces } from '../../case/held-places.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { askRegisterOnceMore, decidePlace, goOnWithContracts } from '../../decisions/held-places.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

const list = '/officers/windows/{windowId}/held-places';
const one = `${list}/{applicationId}` as const;
const fields = {
  decision: choice({
    label: 'Your decision',
    choices: [
      { value: 'accept', text: 'Make the contract all the same' },
      {
        value: 'withhold',
        text: 'Withhold the place',
        hint: 'No contract is made with this provider from this window, and it is told why by letter.',
      },
    ],
    missing: 'Select whether the contract is made or the place withheld',
  }),
  reason: reason({
    label: 'Reason',
    hint: 'Kept with the decision. If you withhold the place, the provider is told it in these words.',
    missing: 'Enter the reason for your decision',
  }),
};

/** Places that the register holds back before their contract: an officer decides on each, and then lets the award go on (docs/rules.md, rule 4). */
export const heldPlaceRoutes = (deps: Deps): readonly Route[] => {
  const back = (windowId: string) => paths.window(windowId).heldPlaces;
  const button = {
    load: async ({ params, visitor }: Pick<SignedInRequest<typeof list>, 'params' | 'visitor'>) =>
      (await windowSeenBy(deps, officerOf(visitor), params.windowId)).window,
    fields: {},
    next: ({ windowId }: Window) => back(windowId),
  };
  return [
    withRole(...caseFileReaders).get(list, async ({ params, visitor, arrivedAt }) => {
      const { window, conflicted } = await windowSeenBy(deps, officerOf(visitor), params.windowId);
      const [agreement, { places: held, outOfReach, asked }] = await Promise.all([
        frozenAgreement(deps, window.windowId),
        heldPlaces(deps, window.windowId, arrivedAt),
      ]);
      const mayDecide = holds(officerOf(visitor), ...deciders) && asked !== undefined;
      return page('officer/award/held-places.njk', {
        title: 'Places held back before their contracts',
        caption: windowTitle(agreement, window),
        columns: 'govuk-grid-column-full',
        back: { href: paths.window(window.windowId).standstill, text: 'Standstill and challenges' },
        at: paths.window(window.windowId),
        held: held
          .filter(({ applicationId }) => !conflicted.has(applicationId))
          .map((application) => ({ ...application, asked: application.askedAgain?.contract })),
        elsewhere: held.filter(({ applicationId }) => conflicted.has(applicationId)).length,
        undecided: held.filter(({ placeDecision }) => !placeDecision).length,
        mayDecide,
        outOfReach,
        faultHref: asked === 'fault' ? paths.fault(window.windowId).page : undefined,
      });
    }),

    ...formRoutes(withRole(...deciders), {
      ...button,
      path: `${list}/go-on`,
      act: async ({ windowId }, _, { visitor, arrivedAt }) => {
        await goOnWithContracts(deps, windowId, personOf(visitor), arrivedAt);
        return done;
      },
    }),
    ...formRoutes(withRole(...deciders), {
      ...button,
      path: `${list}/ask-again`,
      act: async ({ windowId }, _, { visitor, arrivedAt }) => {
        await askRegisterOnceMore(deps, windowId, personOf(visitor), arrivedAt);
        return done;
      },
    }),

    ...formRoutes(withRole(...deciders), {
      path: one,
      template: 'officer/award/decide-held-place.njk',
      load: async ({ params, visitor, arrivedAt }) => {
        const { application } = await applicationSeenBy(deps, officerOf(visitor), params);
        const { places } = await heldPlaces(deps, application.windowId, arrivedAt);
        const isHeld = places.some(({ applicationId }) => applicationId === application.applicationId);
        return { application, isHeld };
      },
      show: ({ application, isHeld }) => {
        if (!application.placeDecision && !isHeld) throw notFound();
        return {
          title: 'Decide on a place held back',
          caption: `${application.organisationName}, ${application.receipt.reference}`,
          back: { href: back(application.windowId), text: 'Places held back' },
          button: 'Record the decision',
          application,
          applicationHref: paths.window(application.windowId).application(application.applicationId).page,
          asked: application.askedAgain?.contract,
          decided: application.placeDecision,
        };
      },
      fields,
      values: ({ application }) => {
        const { decision = '', reason: given = '' } = application.placeDecision ?? {};
        return { decision, reason: given };
      },
      act: async ({ application }, answers, { visitor, arrivedAt }) => {
        const { decision } = answers;
        const tooLittle = decision === 'withhold' ? barriersToTurningAway(answers.reason) : [];
        if (tooLittle.length > 0) return { barriers: tooLittle };
        return {
          barriers: await decidePlace(deps, application, { ...answers, by: personOf(visitor), at: arrivedAt }),
        };
      },
      next: ({ application }) => back(application.windowId),
    }),
  ];
};
