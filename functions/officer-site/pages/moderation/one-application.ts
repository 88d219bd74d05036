import { questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { barriersToConsensus, EVALUATORS } from '../../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { oneValue } from '../../../shared/web/request.ts';
import { page, redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy, frozenAgreement, requireEvaluating } from '../../case-file.ts';
import { takeAgreedMarks } from '../../decisions/agreed-marks.ts';
import { beginModeration, finishModeration, moderationSeenBy } from '../../decisions/moderate.ts';
import type { Dependencies } from '../../dependencies.ts';
import { officerOf } from '../../officer.ts';
import { marksSideBySide } from '../applications/marks.ts';
import { lacksEvaluation, setAsidePage } from './set-aside.ts';

const path = '/officers/windows/{windowId}/moderate/{applicationId}';

/** The moderation of one application: every question with both marks, the consensus so far, and making it final. */
export const oneModerationRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (
    officer: Officer,
    params: { windowId: string; applicationId: string },
    errors: readonly { readonly text: string; readonly question: string }[] = [],
  ) => {
    const { window, application } = await applicationSeenBy(deps, officer, params);
    if (lacksEvaluation(officer, application)) return setAsidePage(deps, application);
    const { questionnaire } = await frozenAgreement(deps, window.windowId);
    const { individual, moderation } = await moderationSeenBy(deps, officer, application);
    const marks = marksSideBySide(questionnaire, application.lots, { evaluations: individual, moderation });
    const missing = (id: string) =>
      barriersToConsensus(
        questionnaire.questions.filter((question) => question.id === id),
        individual.map(({ scores }) => scores),
        moderation?.scores ?? {},
      );
    return page(
      'officer/moderation/one-application.njk',
      {
        title: moderation ? 'Check the consensus' : `Moderate ${application.organisationName}`,
        caption: `${application.organisationName}, ${application.receipt.reference}`,
        columns: 'govuk-grid-column-full',
        back: { href: `/officers/windows/${window.windowId}/moderate`, text: 'Applications to moderate' },
        base: `/officers/windows/${window.windowId}/moderate/${application.applicationId}`,
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
        canTakeAgreed:
          individual.length >= EVALUATORS && marks.some(({ differs, consensus }) => !differs && !consensus),
        agreed: marks.filter(({ id }) => missing(id).length === 0).length,
        errors: errors.map(({ text, question }) => ({ text, href: `#${question}` })),
      },
      errors.length > 0 ? 400 : 200,
    );
  };
  const parent = ({ windowId, applicationId }: { windowId: string; applicationId: string }) =>
    `/officers/windows/${encodeURIComponent(windowId)}/moderate/${encodeURIComponent(applicationId)}`;

  return [
    withRole('moderator').get(path, ({ params, visitor }) => shown(officerOf(visitor), params)),

    withRole('moderator').get(`${path}/start`, ({ params }) => redirect(parent(params))),
    withRole('moderator').post(`${path}/start`, async ({ params, visitor, arrivedAt }) => {
      const officer = officerOf(visitor);
      const { window, application } = await applicationSeenBy(deps, officer, params);
      requireEvaluating(window);
      await beginModeration(deps, officer, application, arrivedAt);
      const { questionnaire } = await frozenAgreement(deps, window.windowId);
      const first = questionsFor(questionnaire, application.lots)[0];
      if (!first) throw notFound();
      return redirect(`${parent(params)}/questions/${first.id}`);
    }),

    withRole('moderator').get(`${path}/agreed`, ({ params }) => redirect(parent(params))),
    withRole('moderator').post(`${path}/agreed`, async ({ params, visitor }) => {
      const officer = officerOf(visitor);
      const { window, application } = await applicationSeenBy(deps, officer, params);
      requireEvaluating(window);
      await takeAgreedMarks(deps, officer, application, await frozenAgreement(deps, window.windowId));
      return redirect(parent(params));
    }),

    withRole('moderator').get(`${path}/final`, ({ params }) => redirect(parent(params))),
    withRole('moderator').post(`${path}/final`, async ({ params, form, visitor, arrivedAt }) => {
      const officer = officerOf(visitor);
      const { window, application } = await applicationSeenBy(deps, officer, params);
      requireEvaluating(window);
      const barriers = await finishModeration(deps, officer, {
        applicationId: application.applicationId,
        agreement: await frozenAgreement(deps, window.windowId),
        shownVersion: oneValue(form, '_version'),
        at: arrivedAt,
      });
      return barriers.length > 0 ? shown(officer, params, barriers) : redirect(parent(params));
    }),
  ];
};
