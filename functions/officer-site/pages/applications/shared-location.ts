import { openDoubts } from '../../../../domain/application/shared-location.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { decideOnLocation } from '../../decisions/shared-location.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { withLinks } from '../../words/links.ts';

const fields = {
  decision: choice({
    label: 'Your decision',
    choices: [
      { value: 'accept', text: 'Accept', hint: 'The application goes on as before.' },
      {
        value: 'hold',
        text: 'Hold its place back',
        hint: 'It is evaluated. If it comes to have a place, an officer decides before the contract whether it is made or withheld.',
      },
    ],
    missing: 'Select whether it is accepted or its place held back',
  }),
  reason: reason({
    label: 'Reason',
    hint: 'Kept with the decision.',
    missing: 'Enter the reason for your decision',
  }),
};

/** An officer decides on a location that an application opened later names too (docs/rules.md, rule 4). */
export const sharedLocation = (deps: Deps) =>
  form({
    template: 'officer/applications/decide-shared-location.njk',
    load: async ({ params, visitor }: OfApplication) => {
      const { application } = await applicationSeenBy(deps, officerOf(visitor), params);
      if (!application.locationDoubts) throw notFound();
      return application;
    },
    show: (application) => {
      const open = openDoubts(application);
      return {
        title: 'Decide on a location that another application names',
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: paths.window(application.windowId).referrals, text: 'Referred applications' },
        button: 'Record the decision',
        application,
        open: withLinks(open),
        seen: open.at(-1)?.about,
        decided: application.locationDoubts?.filter(({ decided }) => decided),
      };
    },
    fields,
    act: async ({ applicationId }, made, { form: sent, visitor, arrivedAt }) => {
      const by = { by: personOf(visitor), at: arrivedAt };
      await decideOnLocation(deps, applicationId, { ...made, ...by }, oneValue(sent, 'seen'));
      return done;
    },
    next: ({ windowId, applicationId }) => paths.window(windowId).application(applicationId).page,
  });
