import { barriersToNoting } from '../../../../domain/application/referral-note.ts';
import { mayReadCompliance, sightOf } from '../../../../domain/application/sight.ts';
import { optionalText, reason, typedAs, yesNo } from '../../../../domain/questions/kinds.ts';
import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import { addToReferral } from '../../decisions/add-to-referral.ts';
import type { ReferralStage } from '../../decisions/referral.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { judgesQuality } from './judges-quality.ts';

/** Adds to what a check referred: a note, where its papers are kept, and the successor of the location that it names. */
export const addedToReferral = (deps: DeskDeps, stage: ReferralStage) =>
  form({
    template: 'officer/applications/add-to-referral.njk',
    load: async ({ params, visitor }: OfApplication) => {
      const officer = officerOf(visitor);
      const on = await applicationSeenBy(deps, officer, params);
      if (stage === 'compliance' && !mayReadCompliance(on.application, sightOf(officer)))
        throw judgesQuality(on.application);
      return on;
    },
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ application }) => {
      const at = paths.window(application.windowId).application(application.applicationId);
      return {
        title: 'Add to the referral',
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: at[stage], text: 'Decide on the referral' },
        against: barriersToNoting(application, stage).map(({ text }) => text),
        button: 'Add it',
      };
    },
    fields: {
      note: reason({
        label: 'What is to be kept with the referral?',
        hint: 'For example, what the provider or CQC said by telephone, when, and to whom. It is part of the record.',
        missing: 'Enter what is to be kept with the referral',
      }),
      reference: optionalText({
        label: 'Where is the paper kept? (optional)',
        hint: 'For example, a reference in your records system.',
      }),
      ...(stage === 'registration'
        ? {
            successor: typedAs(
              {
                label: 'CQC location ID of its successor (optional)',
                hint: 'Where the firm registered anew. It is looked up on CQC’s register now. Like 1-1234567890; you can paste the address of the location’s page on cqc.org.uk.',
                missing: '',
                wrong: 'Enter a CQC location ID, like 1-1234567890',
                width: 30,
                optional: true,
              },
              registerIdFrom,
            ),
          }
        : {}),
      file: yesNo({
        label: 'Do you have a file to send with it?',
        hint: 'For example, a letter of CQC as a PDF. You send it on the next page, or later while the referral is undecided.',
        missing: 'Select yes if you have a file to send with it',
      }),
    },
    act: async ({ application }, { note, reference, file, ...answers }, { visitor, arrivedAt: at }) => {
      const locationId = 'successor' in answers && typeof answers.successor === 'string' ? answers.successor : '';
      const adding = { stage, note, reference, locationId, at };
      const { windowId, applicationId } = application;
      const { barriers, number } = await addToReferral(deps, applicationId, officerOf(visitor), adding);
      if (barriers.length > 0 || file === 'no') return { barriers };
      return { ...done, next: paths.window(windowId).application(applicationId).note(number).send() };
    },
    fieldOf: { successor: 'successor' },
    otherwise: 'note',
    next: ({ application: { windowId, applicationId } }) => paths.window(windowId).application(applicationId)[stage],
  });
