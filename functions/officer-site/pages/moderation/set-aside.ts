import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { relationsOf } from '../../../../domain/evaluation/relations.ts';
import { standing } from '../../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { barriersTo } from '../../../../domain/people/separation.ts';
import { reason } from '../../../../domain/questions/kinds.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { done, type Form, formAt, formShown } from '../../../shared/forms/form.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy } from '../../case/application.ts';
import { officerOf } from '../../case/officer.ts';
import { requireEvaluating } from '../../case/window.ts';
import { goOnWithOneEvaluation } from '../../decisions/one-evaluation.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

const path = '/officers/windows/{windowId}/moderate/{applicationId}/one-evaluation';

/** Whether marks were set aside so that this officer, who may moderate, has to wait for another evaluator or decide to go on with one. */
export const lacksEvaluation = (officer: Officer, application: OpenedApplication): boolean =>
  application.status === 'moderating' &&
  isBeingScored(application) &&
  !application.oneEvaluation &&
  barriersTo('moderate', officer, relationsOf(officer.id, { applications: [application] })).length === 0;

interface About {
  readonly window: Window;
  readonly application: OpenedApplication;
}

const fields = {
  reason: reason({
    label: 'Why can nobody else score it?',
    hint: 'Kept with the application. Every consensus mark then needs a reason too.',
    missing: 'Enter why nobody else can score this application',
  }),
};

/** The form of a page that says what was set aside and why, who scores in its place, and the way on where nobody can. */
const oneEvaluation = (deps: Deps): Form<typeof path, About, typeof fields> => ({
  template: 'officer/moderation/set-aside.njk',
  onAnotherPage: true,
  load: ({ params, visitor }) => applicationSeenBy(deps, officerOf(visitor), params),
  stillTaken: ({ window }) => requireEvaluating(window),
  show: async ({ application }) => {
    const { moderate, moderation } = paths.window(application.windowId);
    const stored = await deps.evaluations.of(application.applicationId);
    return {
      title: 'An evaluation is missing',
      caption: `${application.organisationName}, ${application.receipt.reference}`,
      back: { href: moderate, text: 'Applications to moderate' },
      at: moderation(application.applicationId),
      button: 'Go on with one evaluation',
      conflicts: application.conflicts ?? [],
      scoring: application.evaluators.filter(({ finalAt }) => !finalAt).map(({ by }) => by.name),
      standing: standing(stored).map(({ evaluator }) => evaluator.name),
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

/** The page in place of an application's moderation. */
export const setAsidePage = (deps: Deps, about: About, request: SignedInRequest<typeof path>): Promise<PageResult> =>
  formShown(oneEvaluation(deps), about, request);

export const setAsideRoutes = (deps: Deps): readonly Route[] =>
  formAt(withRole('moderator'), path, oneEvaluation(deps));
