import { questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import {
  acceptedReferrals,
  barriersToReopening,
  barriersToReopeningReferral,
  barriersToTakingReopeningBack,
} from '../../../../domain/application/reopened.ts';
import { reason, several } from '../../../../domain/questions/kinds.ts';
import type { Reason } from '../../../../domain/reason.ts';
import { done, form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { applicationWith, type OfApplication } from '../../case/application.ts';
import { awardCase } from '../../case/award-case.ts';
import { officerOf } from '../../case/officer.ts';
import { reopeningShown } from '../../case/reopenings.ts';
import { reopenConsensus, takeReopeningBack } from '../../decisions/reopen.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { whyNotToSay } from './reopenings.ts';

export const caseOf = async (deps: Deps, request: OfApplication) => {
  const officer = officerOf(request.visitor);
  const { application, beside: consensus } = await applicationWith(
    deps,
    officer,
    request.params,
    deps.evaluations.moderation,
  );
  const found = await awardCase(deps, request, 'recommendation');
  const asked = questionsFor(found.agreement.questionnaire, application.lots);
  const last = application.reopened?.at(-1);
  return {
    ...found,
    application,
    consensus,
    asked,
    reopened: last && reopeningShown(found.agreement, application, last),
    whyNot: whyNotToSay(found, officer),
  };
};
export type Case = Awaited<ReturnType<typeof caseOf>>;

export const headOf = ({ window, application, reopened }: Case) => {
  const at = paths.window(window.windowId);
  return {
    caption: `${application.organisationName}, ${application.receipt.reference}`,
    back: { href: at.reopenings, text: 'What is to be done again' },
    at: at.reopening(application.applicationId),
    applicationPage: at.application(application.applicationId).page,
    reopened,
  };
};

export const nextOf = ({ window }: Case) => paths.window(window.windowId).reopenings;

/** Has the consensus on questions of one application agreed again, after the recommendation was returned (docs/rules.md, rule 6). */
export const reopen = (deps: Deps) =>
  form({
    template: 'officer/award/reopen.njk',
    load: (request: OfApplication) => caseOf(deps, request),
    show: (about) => ({
      ...headOf(about),
      title: 'Have questions agreed again',
      button: 'Open these questions again',
      hasReferrals: about.whyNot.length === 0 && referralsToReopen(about).length > 0,
      against: [
        ...about.whyNot,
        ...barriersToReopening(
          about.application,
          about.consensus,
          about.asked,
          about.asked.map(({ id }) => id),
        ).map(({ text }) => text),
      ],
    }),
    fields: ({ asked, consensus }) => ({
      questions: several({
        label: 'Which questions are to be agreed again?',
        hint: 'Select all that apply. The mark of every other question stays as it was agreed.',
        choices: asked.map(({ id, title }) => ({
          value: id,
          text: title,
          ...(consensus?.finalAt && { hint: agreedInWords(consensus.scores[id]?.mark) }),
        })),
        missing: 'Select at least one question',
      }),
      instructions: reason({
        label: 'What is to be done?',
        hint: 'The moderator and the procurement lead read these words. Say what was missing, and not which mark to give.',
        missing: 'Enter what is to be done',
      }),
    }),
    act: async ({ application }, { questions, instructions }, { visitor, arrivedAt }) => {
      const asked = { questions, instructions, at: arrivedAt };
      await reopenConsensus(deps, application.applicationId, officerOf(visitor), asked);
      return done;
    },
    next: nextOf,
  });

/** The referrals of it that can be opened again now, by their checks. */
export const referralsToReopen = ({ application, consensus }: Pick<Case, 'application' | 'consensus'>) =>
  acceptedReferrals(application).filter(
    ({ stage }) => barriersToReopeningReferral(application, consensus, stage).length === 0,
  );

const agreedInWords = (mark: number | undefined): string => (mark === undefined ? 'No mark' : `Mark agreed: ${mark}`);

interface TakingBack {
  /** What was opened again, and what is then as it was. */
  readonly what: string;
  readonly hint: string;
  readonly isIt: (reopened: NonNullable<Case['reopened']>) => boolean;
  readonly barriers: (about: Case) => readonly Reason[];
  readonly takeBack: typeof takeReopeningBack;
}

/** Takes back that something of an application was opened again. */
export const takingBackForm = (deps: Deps, { what, hint, isIt, barriers, takeBack }: TakingBack) =>
  form({
    template: 'officer/award/take-reopening-back.njk',
    load: async (request: OfApplication) => {
      const found = await caseOf(deps, request);
      if (!found.reopened || !isIt(found.reopened)) throw notFound();
      return found;
    },
    show: (about) => ({
      ...headOf(about),
      title: `Take back that ${what} opened again`,
      button: 'Take it back',
      against: [...about.whyNot, ...barriers(about).map(({ text }) => text)],
    }),
    fields: {
      reason: reason({
        label: 'Why it is taken back',
        hint: `Kept with the application. ${hint}`,
        missing: 'Enter why it is taken back',
      }),
    },
    act: async ({ application }, { reason: why }, { visitor, arrivedAt }) => {
      await takeBack(deps, application.applicationId, officerOf(visitor), { reason: why, at: arrivedAt });
      return done;
    },
    next: nextOf,
  });

/** Takes that back before the moderator has agreed one of the questions again. */
export const takingReopeningBack = (deps: Deps) =>
  takingBackForm(deps, {
    what: 'questions were',
    hint: 'The marks and totals are then as they were.',
    isIt: () => true,
    barriers: ({ application, consensus }) => barriersToTakingReopeningBack(application, consensus),
    takeBack: takeReopeningBack,
  });
