import * as z from 'zod';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { LEAST_REASON_AGAINST_A_FIRM, saysWhy, tooShort } from '../../../../domain/reason.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy } from '../../case-file.ts';
import { decideReferral, decisionOn, type ReferralStage } from '../../decisions/referral.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { deciders, officerOf, personOf } from '../../officer.ts';
import { complianceSeen, sectionsSeen, sightOf } from '../../sight.ts';
import { locationQuestions, locationTyped, readLocation } from './location-asked.ts';

const decision: Question = {
  kind: 'radios',
  name: 'decision',
  label: 'Your decision',
  choices: [
    { value: 'accept', text: 'Accept', hint: 'The application goes on to the next step.' },
    {
      value: 'reject',
      text: 'Propose to reject',
      hint: 'The provider is told your reason and may reply before the rejection takes effect. Until then it can be taken back.',
    },
  ],
};
const reason: Question = {
  kind: 'long-text',
  name: 'reason',
  label: 'Reason',
  hint: 'Kept with the decision. If you propose to reject, the provider is told it in these words.',
};

const schema = z
  .object({
    decision: z.enum(['accept', 'reject'], { error: 'Select accept or reject' }),
    reason: reasonField('Enter the reason for your decision'),
  })
  .refine(({ decision, reason }) => decision === 'accept' || saysWhy(reason, LEAST_REASON_AGAINST_A_FIRM), {
    path: ['reason'],
    error: tooShort(LEAST_REASON_AGAINST_A_FIRM),
  });

const template = 'officer/applications/decide-referral.njk';

const titles = {
  registration: 'Decide on the registration',
  compliance: 'Decide on declarations and gates',
} as const satisfies Record<ReferralStage, string>;

/** An officer accepts or rejects what a check referred, with the evidence in view and a reason on record (docs/rules.md, rules 4 and 11). */
export const decideReferralRoutes = (deps: Dependencies): readonly Route[] => [
  ...stageRoutes(deps, 'registration'),
  ...stageRoutes(deps, 'compliance'),
];

const stageRoutes = (deps: Dependencies, stage: ReferralStage): readonly Route[] => {
  const asked = (application: OpenedApplication): readonly Question[] =>
    stage === 'registration'
      ? [decision, ...locationQuestions(application, 'If you accept'), reason]
      : [decision, reason];
  const path = `/officers/windows/{windowId}/applications/{applicationId}/${stage}` as const;
  const shown = async (officer: Officer, application: OpenedApplication) => {
    const sight = sightOf(officer);
    const frozen = await deps.applications.frozen(application.applicationId);
    const found = stage === 'registration' ? application.registration : complianceSeen(application, sight);
    const here = `/officers/windows/${application.windowId}/applications/${application.applicationId}`;
    return {
      title: titles[stage],
      caption: `${application.organisationName}, ${application.receipt.reference}`,
      back: { href: here, text: application.organisationName },
      base: here,
      stage,
      button: 'Record the decision',
      application,
      findings: found?.findings ?? [],
      checkedAt: found?.checkedAt,
      sections: frozen ? sectionsSeen(frozen, sight).filter(({ shownTo }) => shownTo.includes(stage)) : [],
      decided: decisionOn(application, stage),
      isWaiting: application.status === `${stage}-referred`,
    };
  };

  return [
    withRole(...deciders).get(path, async ({ params, visitor, restored }) => {
      const officer = officerOf(visitor);
      const { application } = await applicationSeenBy(deps, officer, params);
      return formPage(template, await shown(officer, application), {
        questions: asked(application),
        restored,
      });
    }),

    withRole(...deciders).post(path, async ({ params, form, visitor, arrivedAt }) => {
      const officer = officerOf(visitor);
      const { window, application } = await applicationSeenBy(deps, officer, params);
      const questions = asked(application);
      const again = async (read: object, unseen?: object) =>
        formPage(template, { ...(await shown(officer, application)), unseen }, { questions, ...read });
      const read = readForm(questions, schema, form);
      if ('wrong' in read) return again(read);
      const { values, value } = read;
      const found =
        value.decision === 'accept' && stage === 'registration' && application.status === 'registration-referred'
          ? await readLocation(deps, application, { values, form, at: arrivedAt })
          : {};
      if ('wrong' in found) return again({ values, wrong: found.wrong });
      if ('unseen' in found) return again({ values }, found.unseen);
      const location = 'location' in found ? found.location : undefined;
      // Sent twice: what was decided the first time is compared with what is sent now.
      const locationId = location?.locationId ?? (value.decision === 'accept' ? locationTyped(values) : undefined);
      await decideReferral(
        deps,
        application.applicationId,
        stage,
        { ...value, ...(locationId && { locationId }), by: personOf(visitor), at: arrivedAt },
        location,
      );
      return redirect(`/officers/windows/${window.windowId}/applications/${application.applicationId}`);
    }),
  ];
};
