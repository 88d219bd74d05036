import { floorOf, type QualityQuestion, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { barriersToFinalScores, freePlaces } from '../../../../domain/evaluation/scores.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, formRoutes } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue, type SignedInRequest } from '../../../shared/web/request.ts';
import { page } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationSeenBy } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import { finishScores, ownEvaluation, takePlace } from '../../decisions/score.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const path = '/officers/windows/{windowId}/evaluate/{applicationId}';
const template = 'officer/evaluation/one-application.njk';

type Asked = SignedInRequest<typeof path>;
interface Seen {
  readonly window: Window;
  readonly application: OpenedApplication;
}

/** An evaluator's work on one application: starting, checking every mark, and making the scores final. */
export const oneEvaluationRoutes = (deps: Deps): readonly Route[] => {
  const evaluators = withRole('evaluator');
  const ofPage = {
    load: ({ params, visitor }: Asked) => applicationSeenBy(deps, officerOf(visitor), params),
    stillTaken: ({ window }: Seen) => requireEvaluating(window),
    fields: {},
    next: ({ window, application }: Seen) => pageOf(window, application).page,
  };
  return [
    evaluators.get(path, async (request) =>
      page(template, await scoresShown(deps, await ofPage.load(request), request)),
    ),

    ...formRoutes(evaluators, {
      ...ofPage,
      path: `${path}/start`,
      act: async ({ window, application }, _, { visitor, arrivedAt }) => {
        await takePlace(deps, officerOf(visitor), application, arrivedAt);
        const { questionnaire } = await frozenAgreement(deps, window.windowId);
        const first = questionsFor(questionnaire, application.lots)[0];
        if (!first) throw notFound();
        return { ...done, next: pageOf(window, application).question(first.id) };
      },
    }),

    ...formRoutes(evaluators, {
      ...ofPage,
      path: `${path}/final`,
      template,
      onAnotherPage: true,
      show: (seen, request) => scoresShown(deps, seen, request),
      act: async ({ window, application }, _, { form, visitor, arrivedAt }) => {
        const barriers = await finishScores(deps, officerOf(visitor), {
          applicationId: application.applicationId,
          agreement: await frozenAgreement(deps, window.windowId),
          shownVersion: oneValue(form, '_version'),
          at: arrivedAt,
        });
        return barriers.length > 0 ? { barriers: barriers.map((each) => ({ ...each, field: each.question })) } : done;
      },
    }),
  ];
};

const pageOf = ({ windowId }: Seen['window'], { applicationId }: OpenedApplication) =>
  paths.window(windowId).evaluation(applicationId);

const scoresShown = async (deps: Deps, { window, application }: Seen, { visitor }: Pick<Asked, 'visitor'>) => {
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
