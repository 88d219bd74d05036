import * as z from 'zod';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import type { Officer } from '../../../../domain/people/officer.ts';
import type { Question } from '../../../../domain/questions/question.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { oneError } from '../../../shared/forms/field-errors.ts';
import { redirect } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { everyApplication, frozenAgreement, unsealedWindow } from '../../case-file.ts';
import { declareConflicts } from '../../decisions/declare-conflicts.ts';
import type { Dependencies } from '../../dependencies.ts';
import { formPage } from '../../forms/form-page.ts';
import { readForm } from '../../forms/read-form.ts';
import { everyRole, holds, officerOf, personOf } from '../../officer.ts';
import { windowTitle } from '../../words/window-title.ts';

type Applicant = Pick<OpenedApplication, 'applicationId' | 'organisationName'>;

const questionsOn = (applications: readonly Applicant[]): readonly Question[] => [
  {
    kind: 'radios',
    name: 'declaration',
    label: 'Do you have a conflict of interest with any of these applicants?',
    hint: 'For example: you, somebody in your family or a close friend works for it, owns part of it, or left it in the last 3 years.',
    choices: [
      { value: 'none', text: 'No, with none of them' },
      { value: 'some', text: 'Yes, with those that I select' },
    ],
  },
  {
    kind: 'checkboxes',
    name: 'conflicts',
    label: 'Applicants you have a conflict of interest with',
    hint: 'Leave all of them empty if there is none.',
    choices: applications.map(({ applicationId, organisationName }) => ({
      value: applicationId,
      text: organisationName,
    })),
  },
];

const schema = z.object({
  declaration: z.enum(['none', 'some'], { error: 'Select whether you have a conflict of interest' }),
  conflicts: z.array(z.string(), { error: 'Select applicants from the list' }),
});

/** Every officer declares conflicts of interest; until then a window shows them no more than these names (docs/rules.md, rules 5 and 6). */
export const declarationRoutes = (deps: Dependencies): readonly Route[] => {
  const shown = async (window: Window, officerId: string) => {
    const [agreement, declared] = await Promise.all([
      frozenAgreement(deps, window.windowId),
      deps.evaluations.declaration(window.windowId, officerId),
    ]);
    return {
      title: 'Declare conflicts of interest',
      caption: windowTitle(agreement, window),
      back: { href: `/officers/windows/${window.windowId}`, text: 'The window' },
      button: 'Declare',
      declared,
    };
  };
  /** One that could not be opened goes by the name of its account: its own is sealed. */
  const unopened = async ({ windowId, agreementId }: Window): Promise<readonly Applicant[]> => {
    const named = (await deps.setAside.of(windowId)).map(async ({ applicationId, providerId }) => {
      const account = await deps.interests.get(agreementId, providerId);
      return account ? [{ applicationId, organisationName: account.name }] : [];
    });
    return (await Promise.all(named)).flat();
  };
  const byName = async (window: Window): Promise<readonly Applicant[]> =>
    [...(await everyApplication(deps, window.windowId)), ...(await unopened(window))].toSorted((one, other) =>
      one.organisationName.localeCompare(other.organisationName, 'en-GB'),
    );

  return [
    withRole(...everyRole).get('/officers/windows/{windowId}/declaration', async ({ params, visitor, restored }) => {
      const window = await unsealedWindow(deps, params.windowId);
      const model = await shown(window, visitor.subject);
      const already = model.declared?.conflictedApplications ?? [];
      return formPage('officer/evaluation/declaration.njk', model, {
        questions: questionsOn(await byName(window)),
        values: already.length > 0 ? { declaration: 'some', conflicts: already } : {},
        restored,
      });
    }),

    withRole(...everyRole).post(
      '/officers/windows/{windowId}/declaration',
      async ({ params, form, visitor, arrivedAt }) => {
        const window = await unsealedWindow(deps, params.windowId);
        const applications = await byName(window);
        const questions = questionsOn(applications);
        const read = readForm(questions, schema, form);
        const before = (await deps.evaluations.declaration(window.windowId, visitor.subject))?.conflictedApplications;
        const wrong = 'wrong' in read ? read.wrong : contradiction(read.value, applications, before);
        if ('wrong' in read || wrong) {
          const model = await shown(window, visitor.subject);
          return formPage('officer/evaluation/declaration.njk', model, {
            questions,
            values: read.values,
            ...(wrong ? { wrong } : {}),
          });
        }
        await declareConflicts(deps, window.windowId, {
          officer: personOf(visitor),
          conflictedApplications: read.value.conflicts,
          at: arrivedAt,
        });
        return redirect(`/officers/windows/${window.windowId}${firstWork(officerOf(visitor))}`);
      },
    ),
  ];
};

/** Where somebody who has just declared goes on: to what only their role does, or to the window. */
const firstWork = (officer: Officer): string => {
  if (holds(officer, 'evaluator')) return '/evaluate';
  return holds(officer, 'moderator') ? '/moderate' : '';
};

const contradiction = (
  { declaration, conflicts }: z.infer<typeof schema>,
  applications: readonly Applicant[],
  before: readonly string[] = [],
) => {
  if (declaration === 'none' && before.length > 0)
    return oneError('declaration', 'You declared a conflict of interest before, and what was declared stays declared');
  if (conflicts.some((id) => !applications.some(({ applicationId }) => applicationId === id)))
    return oneError('conflicts', 'Select applicants from the list');
  if (declaration === 'none' && conflicts.length > 0)
    return oneError('conflicts', 'You answered that there is no conflict, but selected applicants');
  if (declaration === 'some' && conflicts.length === 0)
    return oneError('conflicts', 'Select the applicants that you have a conflict of interest with');
  return undefined;
};
