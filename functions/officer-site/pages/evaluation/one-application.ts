import { floorOf, type QualityQuestion, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { barriersToFinalScores, freePlaces } from '../../../../domain/evaluation/scores.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, form, formShown } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationSeenBy, type OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { ownEvaluation } from '../../case/own-evaluation.ts';
import { requireEvaluating } from '../../case/window.ts';
import { finishScores } from '../../decisions/finish-scores.ts';
import { takePlace } from '../../decisions/take-place.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

interface Seen {
  readonly window: Window;
  readonly application: OpenedApplication;
}

/** What an evaluator's buttons have in common. */
const scoring = (deps: Deps) => ({
  load: ({ params, visitor }: OfApplication) => applicationSeenBy(deps, officerOf(visitor), params),
  stillTaken: ({ window }: Seen) => requireEvaluating(window),
  fields: {},
  next: ({ window, application }: Seen) => pageOf(window, application).page,
});

/** An evaluator's work on one application: every mark, to be checked before the scores are made final. */
export const scores =
  (deps: Deps) =>
  async (request: OfApplication): Promise<PageResult> =>
    formShown(finalScores(deps), await scoring(deps).load(request), request);

/** Takes a place as evaluator, and leads to the first question. */
export const startScoring = (deps: Deps) =>
  form({
    ...scoring(deps),
    act: async ({ window, application }, _, { visitor, arrivedAt }) => {
      await takePlace(deps, officerOf(visitor), application, arrivedAt);
      const { questionnaire } = await frozenAgreement(deps, window.windowId);
      const first = questionsFor(questionnaire, application.lots)[0];
      if (!first) throw notFound();
      return { ...done, next: pageOf(window, application).question(first.id) };
    },
  });

/** Makes an evaluator's scores final. */
export const finalScores = (deps: Deps) =>
  form({
    ...scoring(deps),
    template: 'officer/evaluation/one-application.njk',
    onAnotherPage: ({ window, application }) => pageOf(window, application).final,
    show: (seen, request) => scoresShown(deps, seen, request),
    act: async ({ window, application }, _, { form: sent, visitor, arrivedAt }) => {
      const barriers = await finishScores(deps, officerOf(visitor), {
        applicationId: application.applicationId,
        agreement: await frozenAgreement(deps, window.windowId),
        shownVersion: oneValue(sent, '_version'),
        at: arrivedAt,
      });
      return barriers.length > 0 ? { barriers: barriers.map((each) => ({ ...each, field: each.question })) } : done;
    },
  });

const pageOf = ({ windowId }: Seen['window'], { applicationId }: OpenedApplication) =>
  paths.window(windowId).evaluation(applicationId);

const scoresShown = async (deps: Deps, { window, application }: Seen, { visitor }: OfApplication) => {
  const [agreement, evaluation] = await Promise.all([
    frozenAgreement(deps, window.windowId),
    ownEvaluation(deps, application.applicationId, officerOf(visitor)),
  ]);
  const asked = questionsFor(agreement.questionnaire, application.lots);
  const missing = (question: QualityQuestion) =>
    evaluation ? barriersToFinalScores([question], evaluation.scores) : [];
  return {
    title: evaluation ? 'Check your scores' : `Score ${application.organisationName}`,
    caption: `${application.organisationName}, ${application.receipt.reference}`,
    back: { href: paths.window(window.windowId).evaluate, text: 'Applications to score' },
    at: pageOf(window, application),
    evaluate: paths.window(window.windowId).evaluate,
    application,
    lots: agreement.lots.filter(({ id }) => application.lots.includes(id)),
    evaluation,
    marks: asked.map((question) => ({
      ...question,
      score: evaluation?.scores[question.id],
      floor: floorOf(agreement.questionnaire, question),
      missing: evaluation?.finalAt
        ? []
        : missing(question).map(({ code }) => (code === 'no-mark' ? 'No mark yet' : 'No reason yet, or too short')),
    })),
    scored: asked.filter((question) => evaluation && missing(question).length === 0).length,
    isFull: !evaluation && freePlaces(application).length === 0,
    isOpen: isBeingScored(application) && window.status === 'evaluating',
  };
};
