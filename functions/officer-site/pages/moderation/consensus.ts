import { openAgain } from '../../../../domain/application/reopened.ts';
import { barriersToAgreeing, canBeAgreed } from '../../../../domain/evaluation/agreed-again.ts';
import { lacksEvaluation } from '../../../../domain/evaluation/barriers.ts';
import { differencesOf, turnInWords } from '../../../../domain/evaluation/differences.ts';
import { EVALUATORS } from '../../../../domain/evaluation/scores.ts';
import { mightYetScore } from '../../../../domain/evaluation/shown-marks.ts';
import { done, form, formShown } from '../../../shared/forms/form.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import type { OfApplication } from '../../case/application.ts';
import { nextDifference } from '../../case/differences.ts';
import { marksSeenBy, moderationSeenBy } from '../../case/moderation.ts';
import { officerOf } from '../../case/officer.ts';
import { takeAgreedMarks } from '../../decisions/agreed-marks.ts';
import { beginModeration } from '../../decisions/begin-moderation.ts';
import { finishModeration } from '../../decisions/finish-moderation.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { marksSideBySide } from '../applications/marks.ts';
import { finishing, type OnSheet, sheetButton } from '../scoring/sheet-buttons.ts';
import { oneEvaluation } from './one-evaluation.ts';
import { type OnMarks, withMarks } from './with-marks.ts';

const pageOf = ({ window, application }: OnSheet) =>
  paths.window(window.windowId).moderation(application.applicationId);

const moderating = (deps: Deps) => sheetButton(deps, pageOf);

/** The moderation of one application: every question with both marks and the consensus so far, or what is missing for it. */
export const consensus =
  (deps: Deps) =>
  async (request: OfApplication): Promise<PageResult> => {
    const on = await withMarks(deps, request);
    return lacksEvaluation(officerOf(request.visitor), on.application)
      ? formShown(oneEvaluation(deps), on, request)
      : formShown(finalConsensus(deps), on, request);
  };

/** Begins the moderation, and leads to the first difference. */
export const startModerating = (deps: Deps) =>
  form({
    ...moderating(deps),
    act: async (on, _, { visitor, arrivedAt }) => {
      const { window, application } = on;
      await beginModeration(deps, officerOf(visitor), application, arrivedAt);
      const { questionnaire } = await frozenAgreement(deps, window.windowId);
      const { individual, moderation } = await moderationSeenBy(deps, officerOf(visitor), application);
      const first = nextDifference(questionnaire, application.lots, individual, moderation?.scores ?? {});
      return first ? { ...done, next: pageOf(on).question(first) } : done;
    },
  });

/** Takes over every mark on which the evaluators agree. */
export const agreedMarks = (deps: Deps) =>
  form({
    ...moderating(deps),
    act: async ({ window, application }, _, { visitor, arrivedAt }) => {
      const agreement = await frozenAgreement(deps, window.windowId);
      await takeAgreedMarks(deps, officerOf(visitor), application, agreement, arrivedAt);
      return done;
    },
  });

/** Makes the consensus final. */
export const finalConsensus = (deps: Deps) =>
  form({
    ...moderating(deps),
    load: (request: OfApplication) => withMarks(deps, request),
    template: 'officer/moderation/one-application.njk',
    onAnotherPage: (on) => pageOf(on).final,
    show: (on, request) => marksShown(deps, on, request),
    act: async (on, _, sending) => {
      const officer = officerOf(sending.visitor);
      const barriers = await finishModeration(deps, officer, await finishing(deps, on, sending));
      if (barriers.length === 0) return done;
      if (lacksEvaluation(officer, on.application))
        return { instead: await formShown(oneEvaluation(deps), on, sending) };
      return { barriers: barriers.map((each) => ({ ...each, field: each.question })) };
    },
  });

const marksShown = async (deps: Deps, on: OnMarks, { visitor }: OfApplication) => {
  const { window, application, stored } = on;
  const officer = officerOf(visitor);
  const { questionnaire } = await frozenAgreement(deps, window.windowId);
  const { individual, moderation } = await marksSeenBy(officer, application, stored);
  const isKept = window.status === 'evaluating' && mightYetScore(officer, application);
  const shown = isKept ? [] : individual;
  const marks = isKept ? [] : marksSideBySide(questionnaire, application.lots, { evaluations: individual, moderation });
  const inTurn = differencesOf(
    questionnaire,
    application.lots,
    shown.map(({ scores }) => scores),
  ).flatMap((difference) =>
    marks
      .filter(({ id }) => id === difference.question.id)
      .map((each) => ({ each, turn: difference.turn, why: turnInWords(difference) })),
  );
  const missing = (id: string) =>
    barriersToAgreeing(
      questionnaire.questions.filter((question) => question.id === id),
      individual.map(({ scores }) => scores),
      moderation ?? { scores: {} },
    );
  return {
    title: moderation ? 'Check the consensus' : `Moderate ${application.organisationName}`,
    caption: `${application.organisationName}, ${application.receipt.reference}`,
    columns: 'govuk-grid-column-full',
    back: { href: paths.window(window.windowId).moderate, text: 'Applications to moderate' },
    at: pageOf(on),
    application,
    isKept,
    oneEvaluation: individual.length < EVALUATORS ? application.oneEvaluation : undefined,
    evaluators: individual.map(({ evaluator }) => evaluator.name),
    moderation,
    reopened: openAgain(application),
    isMine: moderation?.moderator.id === officer.id,
    marks: inTurn.map(({ each, turn, why }) => ({
      ...each,
      turn,
      why,
      canBeAgreed: moderation ? canBeAgreed(moderation, each.id) : false,
      isOpenAgain: moderation?.again?.questions.includes(each.id) ?? false,
      agreedBefore: moderation?.again?.scores[each.id],
      missing:
        moderation && !moderation.finalAt
          ? missing(each.id).map(({ code }) => (code === 'no-mark' ? 'No consensus yet' : 'Reason needed'))
          : [],
    })),
    canTakeAgreed:
      !moderation?.again &&
      individual.length >= EVALUATORS &&
      marks.some(({ differs, consensus }) => !differs && !consensus),
    agreed: marks.filter(({ id }) => missing(id).length === 0).length,
  };
};
