import * as z from 'zod';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { LEAST_REASON_AGAINST_A_FIRM, saysWhy, tooShort } from '../../../../domain/reason.ts';
import { barrierErrors } from '../../../shared/forms/field-errors.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { page, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy, frozenAgreement, windowSeenBy } from '../../case-file.ts';
import { askRegisterOnceMore, decidePlace, goOnWithContracts, heldPlaces } from '../../decisions/held-places.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, holds, officerOf, personOf } from '../../officer.ts';
import { windowTitle } from '../../words/window-title.ts';

const list = '/officers/windows/{windowId}/held-places';
const one = `${list}/{applicationId}` as const;
const template = 'officer/award/decide-held-place.njk';

const questions: readonly Question[] = [
  {
    kind: 'radios',
    name: 'decision',
    label: 'Your decision',
    choices: [
      { value: 'accept', text: 'Make the contract all the same' },
      {
        value: 'withhold',
        text: 'Withhold the place',
        hint: 'No contract is made with this provider from this window, and it is told why by letter.',
      },
    ],
  },
  {
    kind: 'long-text',
    name: 'reason',
    label: 'Reason',
    hint: 'Kept with the decision. If you withhold the place, the provider is told it in these words.',
  },
];

const schema = z
  .object({
    decision: z.enum(['accept', 'withhold'], { error: 'Select whether the contract is made or the place withheld' }),
    reason: reasonField('Enter the reason for your decision'),
  })
  .refine(({ decision, reason }) => decision === 'accept' || saysWhy(reason, LEAST_REASON_AGAINST_A_FIRM), {
    path: ['reason'],
    error: tooShort(LEAST_REASON_AGAINST_A_FIRM),
  });

/** Places that the register holds back before their contract: an officer decides on each, and then lets the award go on (docs/rules.md, rule 4). */
export const heldPlaceRoutes = (deps: Dependencies): readonly Route[] => {
  const back = (windowId: string) => `/officers/windows/${encodeURIComponent(windowId)}/held-places`;
  const shown = (application: OpenedApplication) => ({
    title: 'Decide on a place held back',
    caption: `${application.organisationName}, ${application.receipt.reference}`,
    back: { href: back(application.windowId), text: 'Places held back' },
    button: 'Record the decision',
    application,
    base: `/officers/windows/${application.windowId}/applications/${application.applicationId}`,
    asked: application.askedAgain?.contract,
    decided: application.placeDecision,
  });

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

    withRole(...deciders).get(one, async ({ params, visitor, restored, arrivedAt }) => {
      const { application } = await applicationSeenBy(deps, officerOf(visitor), params);
      const { places } = await heldPlaces(deps, application.windowId, arrivedAt);
      const isHeld = places.some(({ applicationId }) => applicationId === application.applicationId);
      if (!application.placeDecision && !isHeld) throw notFound();
      const { decision = '', reason = '' } = application.placeDecision ?? {};
      return formPage(template, shown(application), { questions, values: { decision, reason }, restored });
    }),
    withRole(...deciders).post(one, async ({ params, form, visitor, arrivedAt }) => {
      const { application } = await applicationSeenBy(deps, officerOf(visitor), params);
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return formPage(template, shown(application), { questions, ...read });
      const made = { ...read.value, by: personOf(visitor), at: arrivedAt };
      const barriers = await decidePlace(deps, application, made);
      if (barriers.length > 0) {
        const wrong = barrierErrors(barriers, {}, 'decision');
        return formPage(template, shown(application), { questions, values: read.values, wrong });
      }
      return redirect(back(application.windowId));
    }),
  ];
};
