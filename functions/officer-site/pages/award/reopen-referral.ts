import { barriersToTakingReferralBack } from '../../../../domain/application/reopened.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import type { OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { reopenReferral, takeReferralBack } from '../../decisions/reopen-referral.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { type Case, caseOf, headOf, nextOf, referralsToReopen, takingBackForm } from './reopen.ts';

const checks = { registration: 'The registration with CQC', compliance: 'Declarations and gates' } as const;

const notReferred =
  'No officer has accepted anything that a check of this application referred, or it is open again already.';

const reopeningOf = ({ window, application }: Case) =>
  paths.window(window.windowId).reopening(application.applicationId);

/** Has what a check referred decided on anew, after the recommendation was returned (docs/rules.md, rule 6). */
export const reopenReferralForm = (deps: Deps) =>
  form({
    template: 'officer/award/reopen-referral.njk',
    load: (request: OfApplication) => caseOf(deps, request),
    show: (about) => ({
      ...headOf(about),
      title: 'Have a referral decided on again',
      back: { href: reopeningOf(about).page, text: 'What is to be done again on this application' },
      button: 'Open this referral again',
      against: [...about.whyNot, ...(referralsToReopen(about).length === 0 ? [notReferred] : [])],
    }),
    fields: (about) => ({
      stage: choice({
        label: 'Which referral is to be decided on again?',
        choices: referralsToReopen(about).map(({ stage, decided }) => ({
          value: stage,
          text: checks[stage],
          hint: `${decided.by.name} accepted it: ${decided.reason}`,
        })),
        missing: 'Select the referral that is to be decided on again',
      }),
      instructions: reason({
        label: 'What is to be looked at again?',
        hint: 'Whoever decides reads these words, and so does the procurement lead. Say what was missing, and not how to decide.',
        missing: 'Enter what is to be looked at again',
      }),
    }),
    act: async ({ application }, { stage, instructions }, { visitor, arrivedAt }) => {
      const of = stage === 'registration' ? ('registration' as const) : ('compliance' as const);
      await reopenReferral(deps, application.applicationId, officerOf(visitor), {
        stage: of,
        instructions,
        at: arrivedAt,
      });
      return done;
    },
    next: nextOf,
  });

/** Takes that back before anybody has decided on it. */
export const takingReferralBack = (deps: Deps) =>
  takingBackForm(deps, {
    what: 'a referral was',
    hint: 'The decision on the referral is then as it was.',
    isIt: ({ referral }) => referral !== undefined,
    barriers: ({ application }) => barriersToTakingReferralBack(application),
    takeBack: takeReferralBack,
  });
