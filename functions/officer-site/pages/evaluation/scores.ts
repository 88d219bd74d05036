import { floorOf, type QualityQuestion, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { barriersToFinalScores, type Evaluation, freePlaces } from '../../../../domain/evaluation/scores.ts';
import { done, form, formShown } from '../../../shared/forms/form.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { applicationWith, type OfApplication } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { ownEvaluation } from '../../case/own-evaluation.ts';
import { finishScores } from '../../decisions/finish-scores.ts';
import { takePlace } from '../../decisions/take-place.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { finishing, type OnSheet, sheetButton, toFirstQuestion } from '../scoring/sheet-buttons.ts';

const pageOf = ({ window, application }: OnSheet) =>
  paths.window(window.windowId).evaluation(application.applicationId);

const scoring = (deps: Deps) => sheetButton(deps, pageOf);

interface OwnScores extends OnSheet {
  /** This officer's, if they have begun one. */
  readonly evaluation: Evaluation | undefined;
}

const ownScores = async (deps: Deps, { params, visitor }: OfApplication): Promise<OwnScores> => {
  const officer = officerOf(visitor);
  const { beside: evaluation, ...on } = await applicationWith(deps, officer, params, (applicationId) =>
    ownEvaluation(deps, applicationId, officer),
  );
  return { ...on, evaluation };
};

/** An evaluator's work on one application: every mark, to be checked before the scores are made final. */
export const scores =
  (deps: Deps) =>
  async (request: OfApplication): Promise<PageResult> =>
    formShown(finalScores(deps), await ownScores(deps, request), request);

/** Takes a place as evaluator, and leads to the first question. */
export const startScoring = (deps: Deps) =>
  form({
    ...scoring(deps),
    act: async (on, _, { visitor, arrivedAt }) => {
      await takePlace(deps, officerOf(visitor), on.application, arrivedAt);
      return toFirstQuestion(deps, on, pageOf(on));
    },
  });

/** Makes an evaluator's scores final. */
export const finalScores = (deps: Deps) =>
  form({
    ...scoring(deps),
    load: (request: OfApplication) => ownScores(deps, request),
    template: 'officer/evaluation/one-application.njk',
    onAnotherPage: (on) => pageOf(on).final,
    show: (on) => scoresShown(deps, on),
    act: async (on, _, sending) => {
      const barriers = await finishScores(deps, officerOf(sending.visitor), await finishing(deps, on, sending));
      return barriers.length > 0 ? { barriers: barriers.map((each) => ({ ...each, field: each.question })) } : done;
    },
  });

const scoresShown = async (deps: Deps, on: OwnScores) => {
  const { window, application, evaluation } = on;
  const agreement = await frozenAgreement(deps, window.windowId);
  const asked = questionsFor(agreement.questionnaire, application.lots);
  const missing = (question: QualityQuestion) =>
    evaluation ? barriersToFinalScores([question], evaluation.scores) : [];
  return {
    title: evaluation ? 'Check your scores' : `Score ${application.organisationName}`,
    caption: `${application.organisationName}, ${application.receipt.reference}`,
    back: { href: paths.window(window.windowId).evaluate, text: 'Applications to score' },
    at: pageOf(on),
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
