import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { barriersToAssigning } from '../../../../domain/evaluation/panel.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationWith, type OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { panelOf, type Seat } from '../../case/panel.ts';
import { requireEvaluating } from '../../case/window.ts';
import { holderOf, type PlaceAsked, reassignPlace } from '../../decisions/reassign-place.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const NOBODY = 'nobody';
const SLOTS = [1, 2] as const;
const names: Readonly<Record<string, PlaceAsked>> = { 'place-1': 1, 'place-2': 2, moderator: 'moderator' };

/** Who scores and moderates one application: a place goes to somebody else, or is left open, with a reason. */
export const places = (deps: Deps) =>
  form({
    template: 'officer/panel/places.njk',
    load: async ({ params, visitor }: OfApplication) => {
      const {
        window,
        application,
        beside: panel,
      } = await applicationWith(deps, officerOf(visitor), params, () => panelOf(deps, params.windowId));
      // Whoever assigns does not choose what they score themselves.
      return { window, application, panel: panel.filter(({ officer }) => officer.id !== visitor.subject) };
    },
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ window, application, panel }) => ({
      title: 'Who scores this application',
      caption: `${application.organisationName}, ${application.receipt.reference}`,
      back: { href: paths.window(window.windowId).panel, text: 'Who scores' },
      button: 'Save',
      application,
      held: openPlaces(application),
      slots: SLOTS.map((slot) => ({
        slot,
        begun: application.evaluators.find((each) => each.slot === slot),
        offer: application.offered?.find((each) => each.slot === slot),
      })),
      isOpen: window.status === 'evaluating' && openPlaces(application).length > 0,
      barred: panel.flatMap((seat) => {
        const why = barriersToAssigning(seat, application).map(({ text }) => text);
        return why.length > 0 ? [{ name: seat.officer.name, why }] : [];
      }),
    }),
    fields: ({ application, panel }) => ({
      place: choice({
        label: 'Which place?',
        choices: openPlaces(application).map(({ name, text }) => ({ value: name, text })),
        missing: 'Select which place',
      }),
      to: choice({
        label: 'Who is to have it?',
        choices: [
          ...mayHaveOne(panel, application).map(({ officer, has }) => ({
            value: officer.id,
            text: officer.name,
            hint: `Has ${has} of this window`,
          })),
          {
            value: NOBODY,
            text: 'Nobody yet',
            hint: 'The place is left open. A moderator’s is taken by whoever moderates next.',
          },
        ],
        missing: 'Select who is to have the place',
      }),
      reason: reason({
        label: 'Why?',
        hint: 'Kept with the application. Whoever had the place keeps nothing of it, and what they marked is kept on record and counts no more.',
        missing: 'Enter why the place changes',
      }),
    }),
    act: async ({ application, panel }, answers, { visitor, form: sent, arrivedAt: at }) => {
      const place = names[answers.place] ?? 1;
      const to = panel.find(({ officer }) => officer.id === answers.to);
      if (place === 'moderator' && to)
        return {
          barriers: [
            { code: 'moderator', field: 'to', text: 'Select “Nobody yet”: moderators take an application themselves' },
          ],
        };
      const { questionnaire } = await frozenAgreement(deps, application.windowId);
      await reassignPlace(deps, officerOf(visitor), application.applicationId, {
        place,
        from: oneValue(sent, `_${answers.place}`),
        to,
        reason: answers.reason,
        at,
        daysToAccept: questionnaire.daysToAccept,
      });
      return done;
    },
    next: ({ application }) => paths.window(application.windowId).panel,
  });

/** The places that can change hands: nobody's, assigned, or begun and not final. */
const openPlaces = (application: OpenedApplication) => {
  const { evaluators, offered = [], moderator, status } = application;
  const slots = isBeingScored(application) ? SLOTS : [];
  return [
    ...slots.flatMap((slot) => {
      const begun = evaluators.find((each) => each.slot === slot);
      if (begun?.finalAt) return [];
      const held = holderOf(application, slot);
      const how = begun ? 'scoring' : offered.some((each) => each.slot === slot) ? 'has not answered' : '';
      return [
        {
          name: `place-${slot}`,
          text: `Evaluator ${slot}: ${held ? `${held.name}, ${how}` : 'nobody'}`,
          holder: held?.id ?? '',
        },
      ];
    }),
    ...(status === 'moderating' && moderator
      ? [{ name: 'moderator', text: `Moderator: ${moderator.name}`, holder: moderator.id }]
      : []),
  ];
};

/** Members of the panel who may have a place on it that is not theirs now. */
const mayHaveOne = (panel: readonly Seat[], application: OpenedApplication): readonly Seat[] =>
  panel.filter((seat) => barriersToAssigning(seat, application).length === 0);
