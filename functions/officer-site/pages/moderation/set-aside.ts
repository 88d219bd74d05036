import * as z from 'zod';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { isBeingScored } from '../../../../domain/evaluation/barriers.ts';
import { relationsOf } from '../../../../domain/evaluation/relations.ts';
import { standing } from '../../../../domain/evaluation/scores.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import { barriersTo } from '../../../../domain/people/separation.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { applicationSeenBy, requireEvaluating } from '../../case-file.ts';
import { goOnWithOneEvaluation } from '../../decisions/one-evaluation.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { reasonField } from '../../forms/reason.ts';
import { officerOf } from '../../officer.ts';

const path = '/officers/windows/{windowId}/moderate/{applicationId}/one-evaluation';

const questions: readonly Question[] = [
  {
    kind: 'long-text',
    name: 'reason',
    label: 'Why can nobody else score it?',
    hint: 'Kept with the application. Every consensus mark then needs a reason too.',
  },
];
const schema = z.object({ reason: reasonField('Enter why nobody else can score this application') });

/** Whether marks were set aside so that this officer, who may moderate, has to wait for another evaluator or decide to go on with one. */
export const lacksEvaluation = (officer: Officer, application: OpenedApplication): boolean =>
  application.status === 'moderating' &&
  isBeingScored(application) &&
  !application.oneEvaluation &&
  barriersTo('moderate', officer, relationsOf(officer.id, { applications: [application] })).length === 0;

/** What was set aside and why, who scores in its place, and the way on where nobody can. */
export const setAsideModel = async ({ evaluations }: Dependencies, application: OpenedApplication) => {
  const stored = await evaluations.of(application.applicationId);
  const base = `/officers/windows/${application.windowId}/moderate/${application.applicationId}`;
  return {
    title: 'An evaluation is missing',
    caption: `${application.organisationName}, ${application.receipt.reference}`,
    back: { href: `/officers/windows/${application.windowId}/moderate`, text: 'Applications to moderate' },
    base,
    button: 'Go on with one evaluation',
    conflicts: application.conflicts ?? [],
    scoring: application.evaluators.filter(({ finalAt }) => !finalAt).map(({ by }) => by.name),
    standing: standing(stored).map(({ evaluator }) => evaluator.name),
  };
};

export const setAsidePage = async (deps: Dependencies, application: OpenedApplication) =>
  formPage('officer/moderation/set-aside.njk', await setAsideModel(deps, application), { questions });

export const setAsideRoutes = (deps: Dependencies): readonly Route[] => [
  withRole('moderator').get(path, ({ params: { windowId, applicationId } }) =>
    redirect(`/officers/windows/${encodeURIComponent(windowId)}/moderate/${encodeURIComponent(applicationId)}`),
  ),
  withRole('moderator').post(path, async ({ params, form, visitor, arrivedAt }) => {
    const officer = officerOf(visitor);
    const { window, application } = await applicationSeenBy(deps, officer, params);
    requireEvaluating(window);
    const read = readForm(questions, schema, form);
    if ('wrong' in read) {
      return formPage('officer/moderation/set-aside.njk', await setAsideModel(deps, application), {
        questions,
        ...read,
      });
    }
    await goOnWithOneEvaluation(deps, officer, application, { reason: read.value.reason, at: arrivedAt });
    return redirect(`/officers/windows/${window.windowId}/moderate/${application.applicationId}`);
  }),
];
