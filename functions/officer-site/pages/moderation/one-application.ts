import { questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { lacksEvaluation } from '../../../../domain/evaluation/barriers.ts';
import { barriersToConsensus, EVALUATORS } from '../../../../domain/evaluation/scores.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, form, formShown } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { moderationSeenBy } from '../../case/moderation.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import { takeAgreedMarks } from '../../decisions/agreed-marks.ts';
import { beginModeration } from '../../decisions/begin-moderation.ts';
import { finishModeration } from '../../decisions/finish-moderation.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { marksSideBySide } from '../applications/marks.ts';
import { oneEvaluation } from './set-aside.ts';

interface Seen {
  readonly window: Window;
  readonly application: OpenedApplication;
}

/** What a moderator's buttons have in common. */
const moderating = (deps: Deps) => ({
  load: ({ params, visitor }: OfApplication) => applicationSeenBy(deps, officerOf(visitor), params),
  stillTaken: ({ window }: Seen) => requireEvaluating(window),
  fields: {},
  next: ({ window, application }: Seen) => pageOf(window, application).page,
});

/** The moderation of one application: every question with both marks and the consensus so far, or what is missing for it. */
export const consensus =
  (deps: Deps) =>
  async (request: OfApplication): Promise<PageResult> => {
    const seen = await moderating(deps).load(request);
    return lacksEvaluation(officerOf(request.visitor), seen.application)
      ? formShown(oneEvaluation(deps), seen, request)
      : formShown(finalConsensus(deps), seen, request);
  };

/** Begins the moderation, and leads to the first question. */
export const startModerating = (deps: Deps) =>
  form({
    ...moderating(deps),
    act: async ({ window, application }, _, { visitor, arrivedAt }) => {
      await beginModeration(deps, officerOf(visitor), application, arrivedAt);
      const { questionnaire } = await frozenAgreement(deps, window.windowId);
      const first = questionsFor(questionnaire, application.lots)[0];
      if (!first) throw notFound();
      return { ...done, next: pageOf(window, application).question(first.id) };
    },
  });

/** Takes over every mark on which the evaluators agree. */
export const agreedMarks = (deps: Deps) =>
  form({
    ...moderating(deps),
    act: async ({ window, application }, _, { visitor }) => {
      const agreement = await frozenAgreement(deps, window.windowId);
      await takeAgreedMarks(deps, officerOf(visitor), application, agreement);
      return done;
    },
  });

/** Makes the consensus final. */
export const finalConsensus = (deps: Deps) =>
  form({
    ...moderating(deps),
    template: 'officer/moderation/one-application.njk',
    onAnotherPage: ({ window, application }) => pageOf(window, application).final,
    show: (seen, request) => marksShown(deps, seen, request),
    act: async (seen, _, sending) => {
      const { window, application } = seen;
      const { form: sent, visitor, arrivedAt } = sending;
      const barriers = await finishModeration(deps, officerOf(visitor), {
        applicationId: application.applicationId,
        agreement: await frozenAgreement(deps, window.windowId),
        shownVersion: oneValue(sent, '_version'),
        at: arrivedAt,
      });
      if (barriers.length === 0) return done;
      if (lacksEvaluation(officerOf(visitor), application))
        return { instead: await formShown(oneEvaluation(deps), seen, sending) };
      return { barriers: barriers.map((each) => ({ ...each, field: each.question })) };
    },
  });

const pageOf = ({ windowId }: Seen['window'], { applicationId }: OpenedApplication) =>
  paths.window(windowId).moderation(applicationId);

const marksShown = async (deps: Deps, { window, application }: Seen, { visitor }: OfApplication) => {
  const officer = officerOf(visitor);
  const { questionnaire } = await frozenAgreement(deps, window.windowId);
  const { individual, moderation } = await moderationSeenBy(deps, officer, application);
  const marks = marksSideBySide(questionnaire, application.lots, { evaluations: individual, moderation });
  const missing = (id: string) =>
    barriersToConsensus(
      questionnaire.questions.filter((question) => question.id === id),
      individual.map(({ scores }) => scores),
      moderation?.scores ?? {},
    );
  return {
    title: moderation ? 'Check the consensus' : `Moderate ${application.organisationName}`,
    caption: `${application.organisationName}, ${application.receipt.reference}`,
    columns: 'govuk-grid-column-full',
    back: { href: paths.window(window.windowId).moderate, text: 'Applications to moderate' },
    at: pageOf(window, application),
    application,
    oneEvaluation: individual.length < EVALUATORS ? application.oneEvaluation : undefined,
    evaluators: individual.map(({ evaluator }) => evaluator.name),
    moderation,
    isMine: moderation?.moderator.id === officer.id,
    marks: marks.map((each) => ({
      ...each,
      missing:
        moderation && !moderation.finalAt
          ? missing(each.id).map(({ code }) => (code === 'no-mark' ? 'No consensus yet' : 'Reason needed'))
          : [],
    })),
    canTakeAgreed: individual.length >= EVALUATORS && marks.some(({ differs, consensus }) => !differs && !consensus),
    agreed: marks.filter(({ id }) => missing(id).length === 0).length,
  };
};
