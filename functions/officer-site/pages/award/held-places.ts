import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { LEAST_REASON_AGAINST_A_FIRM, saysWhy, tooShort } from '../../../../domain/reason.ts';
import { formRoutes } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { page, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy, frozenAgreement, windowSeenBy } from '../../case-file.ts';
import { askRegisterOnceMore, decidePlace, goOnWithContracts, heldPlaces } from '../../decisions/held-places.ts';
import type { Dependencies } from '../../dependencies.ts';
import { deciders, holds, officerOf, personOf } from '../../officer.ts';
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
export const heldPlaceRoutes = (deps: Dependencies): readonly Route[] => {
  const back = (windowId: string) => `/officers/windows/${encodeURIComponent(windowId)}/held-places`;
  return [
    withRole('procurement-lead', 'contract-manager', 'approver').get(list, async ({ params, visitor, arrivedAt }) => {
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
        back: { href: `/officers/windows/${window.windowId}/standstill`, text: 'Standstill and challenges' },
        base: back(window.windowId),
        held: held
          .filter(({ applicationId }) => !conflicted.has(applicationId))
          .map((application) => ({ ...application, asked: application.askedAgain?.contract })),
        elsewhere: held.filter(({ applicationId }) => conflicted.has(applicationId)).length,
        undecided: held.filter(({ placeDecision }) => !placeDecision).length,
        mayDecide,
        outOfReach,
        faultHref: asked === 'fault' ? `/officers/faults/${window.windowId}` : undefined,
      });
    }),

    withRole(...deciders).get(`${list}/go-on`, ({ params }) => redirect(back(params.windowId))),
    withRole(...deciders).post(`${list}/go-on`, async ({ params, visitor, arrivedAt }) => {
      const { windowId } = (await windowSeenBy(deps, officerOf(visitor), params.windowId)).window;
      await goOnWithContracts(deps, windowId, personOf(visitor), arrivedAt);
      return redirect(back(windowId));
    }),
    withRole(...deciders).get(`${list}/ask-again`, ({ params }) => redirect(back(params.windowId))),
    withRole(...deciders).post(`${list}/ask-again`, async ({ params, visitor, arrivedAt }) => {
      const { windowId } = (await windowSeenBy(deps, officerOf(visitor), params.windowId)).window;
      await askRegisterOnceMore(deps, windowId, personOf(visitor), arrivedAt);
      return redirect(back(windowId));
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
          base: `/officers/windows/${application.windowId}/applications/${application.applicationId}`,
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
        if (decision === 'withhold' && !saysWhy(answers.reason, LEAST_REASON_AGAINST_A_FIRM))
          return { barriers: [{ code: 'no-reason', text: tooShort(LEAST_REASON_AGAINST_A_FIRM), field: 'reason' }] };
        return {
          barriers: await decidePlace(deps, application, { ...answers, by: personOf(visitor), at: arrivedAt }),
        };
      },
      next: ({ application }) => back(application.windowId),
    }),
  ];
};
