import { standing } from '../../../../domain/evaluation/scores.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import { done, form } from '../../../shared/forms/form.ts';
import type { OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import { goOnWithOneEvaluation } from '../../decisions/one-evaluation.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { withMarks } from './with-marks.ts';

const fields = {
  reason: reason({
    label: 'Why can nobody else score it?',
    hint: 'Kept with the application. Every consensus mark then needs a reason too.',
    missing: 'Enter why nobody else can score this application',
  }),
};

/** The form of a page that says what was set aside and why, who scores in its place, and the way on where nobody can. */
export const oneEvaluation = (deps: Deps) =>
  form({
    template: 'officer/moderation/set-aside.njk',
    onAnotherPage: ({ application }) =>
      paths.window(application.windowId).moderation(application.applicationId).oneEvaluation,
    load: (request: OfApplication) => withMarks(deps, request),
    stillTaken: ({ window }) => requireEvaluating(window),
    show: ({ application, stored: { evaluations } }) => {
      const { moderate, moderation } = paths.window(application.windowId);
      return {
        title: 'An evaluation is missing',
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: moderate, text: 'Applications to moderate' },
        at: moderation(application.applicationId),
        button: 'Go on with one evaluation',
        conflicts: application.conflicts ?? [],
        scoring: application.evaluators.filter(({ finalAt }) => !finalAt).map(({ by }) => by.name),
        standing: standing(evaluations).map(({ evaluator }) => evaluator.name),
      };
    },
    fields,
    act: async ({ application }, answers, { visitor, arrivedAt }) => {
      const decided = { reason: answers.reason, at: arrivedAt };
      await goOnWithOneEvaluation(deps, officerOf(visitor), application, decided);
      return done;
    },
    next: ({ application }) => paths.window(application.windowId).moderation(application.applicationId).page,
  });
