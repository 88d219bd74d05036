import { floorOf, questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { barriersToFinalScores, type Evaluation } from '../../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { page, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy, frozenAgreement, requireEvaluating } from '../../case-file.ts';
import { finishScores, ownEvaluation, takePlace } from '../../decisions/score.ts';
import type { Dependencies } from '../../dependencies.ts';
import { officerOf } from '../../officer.ts';

const path = '/officers/windows/{windowId}/evaluate/{applicationId}';

/** An evaluator's work on one application: starting, checking every mark, and making the scores final. */
export const oneEvaluationRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (
    officer: Officer,
    params: { windowId: string; applicationId: string },
    errors: readonly { readonly text: string; readonly question: string }[] = [],
  ) => {
    const { window, application } = await applicationSeenBy(deps, officer, params);
    const [agreement, evaluation] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      ownEvaluation(deps, application.applicationId, officer),
    ]);
    const base = `/officers/windows/${window.windowId}/evaluate/${application.applicationId}`;
    const questions = questionsFor(agreement.questionnaire, application.lots);
    return page(
      'officer/evaluation/one-application.njk',
      {
        title: evaluation ? 'Check your scores' : `Score ${application.organisationName}`,
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        back: { href: `/officers/windows/${window.windowId}/evaluate`, text: 'Applications to score' },
        base,
        application,
        lots: agreement.lots.filter(({ id }) => application.lots.includes(id)),
        evaluation,
        questions: questions.map((question) => ({
          ...question,
          score: evaluation?.scores[question.id],
          floor: floorOf(agreement.questionnaire, question),
          missing: evaluation
            ? missingIn(evaluation, question.id, barriersToFinalScores([question], evaluation.scores))
            : [],
        })),
        scored: questions.filter(
          (question) => evaluation && barriersToFinalScores([question], evaluation.scores).length === 0,
        ).length,
        isFull: !evaluation && application.evaluators.length >= 2,
        isOpen: isBeingScored(application) && window.status === 'evaluating',
        errors: errors.map(({ text, question }) => ({ text, href: `#${question}` })),
      },
      errors.length > 0 ? 400 : 200,
    );
  };

  return [
    withRole('evaluator').get(path, ({ params, visitor }) => shown(officerOf(visitor), params)),

    withRole('evaluator').get(`${path}/start`, ({ params }) =>
      redirect(
        `/officers/windows/${encodeURIComponent(params.windowId)}/evaluate/${encodeURIComponent(params.applicationId)}`,
      ),
    ),
    withRole('evaluator').post(`${path}/start`, async ({ params, visitor, arrivedAt }) => {
      const officer = officerOf(visitor);
      const { window, application } = await applicationSeenBy(deps, officer, params);
      requireEvaluating(window);
      await takePlace(deps, officer, application, arrivedAt);
      const { questionnaire } = await frozenAgreement(deps, window.windowId);
      const first = questionsFor(questionnaire, application.lots)[0];
      if (!first) throw notFound();
      return redirect(
        `/officers/windows/${window.windowId}/evaluate/${application.applicationId}/questions/${first.id}`,
      );
    }),

    withRole('evaluator').get(`${path}/final`, ({ params }) =>
      redirect(
        `/officers/windows/${encodeURIComponent(params.windowId)}/evaluate/${encodeURIComponent(params.applicationId)}`,
      ),
    ),
    withRole('evaluator').post(`${path}/final`, async ({ params, form, visitor, arrivedAt }) => {
      const officer = officerOf(visitor);
      const { window, application } = await applicationSeenBy(deps, officer, params);
      requireEvaluating(window);
      const barriers = await finishScores(deps, officer, {
        applicationId: application.applicationId,
        agreement: await frozenAgreement(deps, window.windowId),
        shownVersion: oneValue(form, '_version'),
        at: arrivedAt,
      });
      if (barriers.length > 0) return shown(officer, params, barriers);
      return redirect(`/officers/windows/${window.windowId}/evaluate/${application.applicationId}`);
    }),
  ];
};

const missingIn = (
  { finalAt }: Evaluation,
  _question: string,
  barriers: readonly { readonly code: string }[],
): readonly string[] =>
  finalAt ? [] : barriers.map(({ code }) => (code === 'no-mark' ? 'No mark yet' : 'No reason yet, or too short'));
