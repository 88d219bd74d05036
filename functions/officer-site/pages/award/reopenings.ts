import { barriersToSaying } from '../../../../domain/application/reopened.ts';
import { barriersByCounts } from '../../../../domain/award/applicants.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { text } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { applicationReferred } from '../../case/application-referred.ts';
import { type AwardCase, awardCase } from '../../case/award-case.ts';
import { officerOf } from '../../case/officer.ts';
import { reopeningsOf } from '../../case/reopenings.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { awardShown } from './award-shown.ts';

/** What an approver who returned a recommendation has done again: what was named so far, and the application to name next. */
export const reopenings = (deps: Deps) =>
  form({
    template: 'officer/award/reopenings.njk',
    load: async (request: OfWindow) => {
      const found = await awardCase(deps, request, 'recommendation');
      return { ...found, toDoAgain: await reopeningsOf(deps, found) };
    },
    show: (found, { visitor }) => ({
      ...awardShown(found, officerOf(visitor)),
      title: 'What is to be done again',
      back: { href: paths.window(found.window.windowId).approval, text: 'Approval of the award' },
      button: 'Continue',
      toDoAgain: found.toDoAgain,
      against: whyNotToSay(found, officerOf(visitor)),
    }),
    fields: {
      reference: text({
        label: 'Reference of the application',
        hint: 'It stands below the applicant’s name wherever places are shown, for example on the page of the approval.',
        missing: 'Enter the reference of an application',
      }),
    },
    act: async ({ window, conflicted }, { reference }) => {
      const applicationId = await applicationReferred(deps, window.windowId, conflicted, reference);
      return applicationId === undefined
        ? {
            barriers: [
              {
                code: 'unknown',
                text: 'No application of this window has this reference. Check it, and enter it again',
              },
            ],
          }
        : { ...done, next: paths.window(window.windowId).reopening(applicationId).page };
    },
    next: ({ window }) => paths.window(window.windowId).reopenings,
  });

/** Why this officer cannot say what is to be done again, in words; none where they can. */
export const whyNotToSay = (found: AwardCase, officer: Officer): readonly string[] => {
  const { window, counts, setAside, state } = found;
  const { recommendations, approvals } = state;
  const separation = barriersByCounts('approve', officer, { counts, setAside, recommendations, approvals });
  const over =
    window.status === 'evaluating'
      ? []
      : [{ text: 'The award is decided or the window is over: nothing is done again.' }];
  return [...over, ...barriersToSaying(state, officer), ...separation].map(({ text: why }) => why);
};
