import type { Audience } from '../../../../domain/application/page.ts';
import { complianceSeen, mayReadCompliance, sectionsSeen, sightOf } from '../../../../domain/application/sight.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import { barriersToTurningAway } from '../../../../domain/reason.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { applicationWith, type OfApplication } from '../../case/application.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { decideReferral, decisionOn, type ReferralStage } from '../../decisions/referral.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { withLinks } from '../../words/links.ts';
import { judgesQuality } from './judges-quality.ts';
import { locationFields, locationTyped, readLocation } from './location-asked.ts';

const titles = {
  registration: 'Decide on the registration',
  compliance: 'Decide on declarations and gates',
} as const satisfies Record<ReferralStage, string>;

/** An officer accepts or rejects what a check referred, with the evidence in view and a reason on record (docs/rules.md, rules 4 and 11). */
export const referral = (deps: Deps, stage: ReferralStage) => {
  const isFor = (shownTo: readonly Audience[]) =>
    shownTo.includes(stage) || (stage === 'compliance' && shownTo.includes('price'));
  return form({
    template: 'officer/applications/decide-referral.njk',
    load: async ({ params, visitor }: OfApplication) => {
      const { application, beside: frozen } = await applicationWith(
        deps,
        officerOf(visitor),
        params,
        deps.applications.frozen,
      );
      if (stage === 'compliance' && !mayReadCompliance(application, sightOf(officerOf(visitor))))
        throw judgesQuality(application);
      return { application, frozen };
    },
    show: ({ application, frozen }, { visitor }) => {
      const sight = sightOf(officerOf(visitor));
      const found = stage === 'registration' ? application.registration : complianceSeen(application, sight);
      const at = paths.window(application.windowId).application(application.applicationId);
      return {
        title: titles[stage],
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: at.page, text: application.organisationName },
        at,
        stage,
        button: 'Record the decision',
        application,
        findings: withLinks(found?.findings ?? []),
        checkedAt: found?.checkedAt,
        sections: frozen ? sectionsSeen(frozen, sight).filter(({ shownTo }) => isFor(shownTo)) : [],
        decided: decisionOn(application, stage),
        isWaiting: application.status === `${stage}-referred`,
      };
    },
    fields: ({ application }) => ({
      decision: choice({
        label: 'Your decision',
        choices: [
          { value: 'accept', text: 'Accept', hint: 'The application goes on to the next step.' },
          {
            value: 'reject',
            text: 'Propose to reject',
            hint: 'The provider is told your reason and may reply before the rejection takes effect. Until then it can be taken back.',
          },
        ],
        missing: 'Select accept or reject',
      }),
      ...(stage === 'registration' ? locationFields(application, 'If you accept') : {}),
      reason: reason({
        label: 'Reason',
        hint: 'Kept with the decision. If you propose to reject, the provider is told it in these words.',
        missing: 'Enter the reason for your decision',
      }),
    }),
    act: async ({ application }, { decision, reason: why }, { typed, form: sent, visitor, arrivedAt }) => {
      const { applicationId, status } = application;
      const accepts = decision === 'accept';
      const barriers = accepts ? [] : barriersToTurningAway(why);
      if (barriers.length > 0) return { barriers };
      const found =
        accepts && stage === 'registration' && status === 'registration-referred'
          ? await readLocation(deps, application, { typed, form: sent, at: arrivedAt })
          : {};
      if ('shown' in found) return found.shown;
      const { location } = found;
      // Sent twice: what was decided the first time is compared with what is sent now.
      const locationId = location?.locationId ?? (accepts ? locationTyped(typed) : undefined);
      const by = { by: personOf(visitor), at: arrivedAt };
      const made = { decision, reason: why, ...(locationId && { locationId }), ...by };
      await decideReferral(deps, applicationId, stage, made, location);
      return done;
    },
    fieldOf: { 'no-reason': 'reason' },
    next: ({ application: { windowId, applicationId } }) => paths.window(windowId).application(applicationId).page,
  });
};
