import { correctablePages } from '../../../../domain/application/correctable.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Returned } from '../../../../domain/application/returned.ts';
import { barriersToReturning, barriersToTakingReturnBack } from '../../../../domain/application/returned.ts';
import { complianceSeen, sightOf } from '../../../../domain/application/sight.ts';
import { reason, several } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { frozenSeenBy, type OfApplication } from '../../case/application.ts';
import { answersAsTheyCount, correctionShown, lastCorrection } from '../../case/corrections.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { returnForCorrection, takeReturnBack } from '../../decisions/return-for-correction.ts';
import type { DeskDeps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { withLinks } from '../../words/links.ts';
import { judgesQuality } from './judges-quality.ts';

/** The check that an application waits for a decision on, or the one that it was returned at last. */
const stageOf = ({ status, corrections = [] }: OpenedApplication): Returned['stage'] => {
  if (status === 'registration-referred') return 'registration';
  return status === 'compliance-referred' ? 'compliance' : (corrections.at(-1)?.stage ?? 'compliance');
};

const caseOf = async (deps: DeskDeps, { params, visitor, arrivedAt }: OfApplication) => {
  const officer = officerOf(visitor);
  const { application, frozen } = await frozenSeenBy(deps, officer, params);
  // What is corrected may be price, or tell of it.
  if (!sightOf(officer).price) throw judgesQuality(application);
  const [agreement, last, answers] = await Promise.all([
    frozenAgreement(deps, application.windowId),
    lastCorrection(deps, application),
    answersAsTheyCount(deps, application, frozen),
  ]);
  const shown = last && (await correctionShown(deps, application, frozen, last, arrivedAt));
  const hasSent = last?.correction.sent !== undefined;
  return { application, agreement, shown, hasSent, pages: correctablePages(agreement, answers) };
};

const headOf = ({ windowId, applicationId, organisationName, receipt }: OpenedApplication) => {
  const at = paths.window(windowId).application(applicationId);
  return { caption: `${organisationName}, ${receipt.reference}`, back: { href: at.page, text: organisationName }, at };
};

/** Returns an application for correction instead of failing it on a slip (docs/rules.md, rule 8): shown in words first, then done. */
export const returning = (deps: DeskDeps) =>
  form({
    template: 'officer/applications/return-for-correction.njk',
    load: (request: OfApplication) => caseOf(deps, request),
    show: ({ application, agreement, shown, hasSent, pages }, { visitor, arrivedAt }) => {
      const stage = stageOf(application);
      const found =
        stage === 'registration' ? application.registration : complianceSeen(application, sightOf(officerOf(visitor)));
      const barriers = barriersToReturning(application, stage, hasSent, arrivedAt).map(({ text }) => text);
      const none = pages.length === 0 ? ['No page of this application can be returned for correction.'] : [];
      return {
        ...headOf(application),
        title: 'Return for correction',
        button: 'Continue',
        findings: withLinks(found?.findings ?? []),
        days: agreement.corrections.days,
        shown,
        mayTakeBack: barriersToTakingReturnBack(application, hasSent, arrivedAt).length === 0,
        against: [...barriers, ...none],
      };
    },
    fields: ({ pages }) => ({
      pages: several({
        label: 'Which pages may be corrected?',
        hint: 'Select all that apply. The provider sees its answers there, and can change all of them.',
        choices: pages.map(({ page, title }) => ({ value: page, text: title })),
        missing: 'Select at least one page',
      }),
      wrong: reason({
        label: 'What is to be put right?',
        hint: 'The provider is told this in these words. Say what is missing or contradictory, and not what the answer should be.',
        missing: 'Enter what is to be put right',
      }),
    }),
    act: ({ application }, answers, { confirmed, visitor, arrivedAt }) =>
      returnForCorrection(deps, application.applicationId, stageOf(application), {
        ...answers,
        confirmed,
        by: personOf(visitor),
        at: arrivedAt,
      }),
    next: ({ application: { windowId, applicationId } }) => paths.window(windowId).application(applicationId).page,
  });

/** Takes a return back before its provider has sent anything (docs/rules.md, rule 8). */
export const takingReturnBack = (deps: DeskDeps) =>
  form({
    template: 'officer/applications/take-return-back.njk',
    load: async (request: OfApplication) => {
      const found = await caseOf(deps, request);
      if (!found.shown) throw notFound();
      return found;
    },
    show: ({ application, shown, hasSent }, { arrivedAt }) => ({
      ...headOf(application),
      title: 'Take the return for correction back',
      button: 'Take it back',
      shown,
      against: barriersToTakingReturnBack(application, hasSent, arrivedAt).map(({ text }) => text),
    }),
    fields: {
      reason: reason({
        label: 'Why it is taken back',
        hint: 'Kept with the application, and told to the provider in these words. You can return it again with other pages or words.',
        missing: 'Enter why it is taken back',
      }),
    },
    act: async ({ application }, { reason: why }, { visitor, arrivedAt }) => {
      await takeReturnBack(deps, application.applicationId, { reason: why, by: personOf(visitor), at: arrivedAt });
      return done;
    },
    next: ({ application: { windowId, applicationId } }) => paths.window(windowId).application(applicationId).page,
  });
