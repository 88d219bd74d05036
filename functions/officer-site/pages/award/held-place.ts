import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { barriersToTurningAway } from '../../../../domain/reason.ts';
import { form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { heldPlaceOf, holdingOf, isDecidedOn } from '../../case/held-places.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { decidePlace } from '../../decisions/held-places.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

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

/** An officer decides on a place held back. Until the award goes on, the decision can be changed. */
export const heldPlace = (deps: Deps) =>
  form({
    template: 'officer/award/decide-held-place.njk',
    load: async ({ params, visitor, arrivedAt }: OfApplication) => {
      const { window, application } = await applicationSeenBy(deps, officerOf(visitor), params);
      const holding = await holdingOf(deps, window, arrivedAt);
      const held = await heldPlaceOf(deps, application, holding);
      return { application, isHeld: isDecidedOn(held, holding), isProved: held?.isProved ?? true };
    },
    show: ({ application, isHeld, isProved }) => {
      if (!application.placeDecision && !isHeld) throw notFound();
      return {
        title: 'Decide on a place held back',
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: paths.window(application.windowId).heldPlaces, text: 'Places held back' },
        button: 'Record the decision',
        application,
        applicationHref: paths.window(application.windowId).application(application.applicationId).page,
        asked: application.askedAgain?.contract,
        decided: application.placeDecision,
        isProved,
        controlHref: paths.window(application.windowId).application(application.applicationId).control.page,
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
    next: ({ application }) => paths.window(application.windowId).heldPlaces,
  });
