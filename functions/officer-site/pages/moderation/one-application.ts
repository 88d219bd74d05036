import { questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { barriersToConsensus, EVALUATORS } from '../../../../domain/evaluation/scores.ts';
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
import { takeAgreedMarks } from '../../decisions/agreed-marks.ts';
import { beginModeration, finishModeration, moderationSeenBy } from '../../decisions/moderate.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { marksSideBySide } from '../applications/marks.ts';
import { lacksEvaluation, setAsidePage } from './set-aside.ts';

const path = '/officers/windows/{windowId}/moderate/{applicationId}';
const template = 'officer/moderation/one-application.njk';

type Asked = SignedInRequest<typeof path>;
interface Seen {
  readonly window: Window;
  readonly application: OpenedApplication;
}

/** The moderation of one application: every question with both marks, the consensus so far, and making it final. */
export const oneModerationRoutes = (deps: Deps): readonly Route[] => {
  const moderators = withRole('moderator');
  const ofPage = {
    load: ({ params, visitor }: Asked) => applicationSeenBy(deps, officerOf(visitor), params),
    stillTaken: ({ window }: Seen) => requireEvaluating(window),
    fields: {},
    next: ({ window, application }: Seen) => pageOf(window, application).page,
  };
  return [
    moderators.get(path, async (request) => {
      const seen = await ofPage.load(request);
      return lacksEvaluation(officerOf(request.visitor), seen.application)
        ? setAsidePage(deps, seen, request)
        : page(template, await marksShown(deps, seen, request));
    }),

    ...formRoutes(moderators, {
      ...ofPage,
      path: `${path}/start`,
      act: async ({ window, application }, _, { visitor, arrivedAt }) => {
        await beginModeration(deps, officerOf(visitor), application, arrivedAt);
        const { questionnaire } = await frozenAgreement(deps, window.windowId);
        const first = questionsFor(questionnaire, application.lots)[0];
        if (!first) throw notFound();
        return { ...done, next: pageOf(window, application).question(first.id) };
      },
    }),

    ...formRoutes(moderators, {
      ...ofPage,
      path: `${path}/agreed`,
      act: async ({ window, application }, _, { visitor }) => {
        const agreement = await frozenAgreement(deps, window.windowId);
        await takeAgreedMarks(deps, officerOf(visitor), application, agreement);
        return done;
      },
    }),

    ...formRoutes(moderators, {
      ...ofPage,
      path: `${path}/final`,
      template,
      onAnotherPage: true,
      show: (seen, request) => marksShown(deps, seen, request),
      act: async (seen, _, sending) => {
        const { window, application } = seen;
        const { form, visitor, arrivedAt } = sending;
        const barriers = await finishModeration(deps, officerOf(visitor), {
          applicationId: application.applicationId,
          agreement: await frozenAgreement(deps, window.windowId),
          shownVersion: oneValue(form, '_version'),
          at: arrivedAt,
        });
        if (barriers.length === 0) return done;
        if (lacksEvaluation(officerOf(visitor), application))
          return { instead: await setAsidePage(deps, seen, sending) };
        return { barriers: barriers.map((each) => ({ ...each, field: each.question })) };
      },
    }),
  ];
};

const pageOf = ({ windowId }: Seen['window'], { applicationId }: OpenedApplication) =>
  paths.window(windowId).moderation(applicationId);

const marksShown = async (deps: Deps, { window, application }: Seen, { visitor }: Pick<Asked, 'visitor'>) => {
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
