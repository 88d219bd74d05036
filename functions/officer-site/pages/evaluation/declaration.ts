import { countIn } from '../../../../domain/application/list-counts.ts';
import type { OpenedApplication } from '../../../../domain/application/opened-application.ts';
import { barriersToDeclaring } from '../../../../domain/people/declaring.ts';
import { holds, type Officer } from '../../../../domain/people/officer.ts';
import { ownMailHost } from '../../../../domain/people/shared-mail-hosts.ts';
import { choice, optionalLongText, optionalSeveral } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import type { Window } from '../../../../domain/window/window.ts';
import { form, unless } from '../../../shared/forms/form.ts';
import { paginationOf } from '../../../shared/web/pagination.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { countsListed } from '../../case/lists.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { type OfWindow, unsealedWindow } from '../../case/window.ts';
import { declareConflicts } from '../../decisions/declare-conflicts.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/** So many names are on a page: most windows have fewer. */
const NAMES = 200;

type Applicant = Pick<OpenedApplication, 'applicationId' | 'organisationName'>;

/**
 * Every officer declares conflicts of interest; until then a window shows them no more than these names (docs/rules.md, rules 5 and 6). Where there
 * are more than fit on a page, what is selected on one is declared with it: what was declared before stays.
 */
export const declare = (deps: Deps) =>
  form({
    template: 'officer/evaluation/declaration.njk',
    load: async ({ params, visitor, query }: OfWindow) => {
      const window = await unsealedWindow(deps, params.windowId);
      const { windowId } = window;
      const typed = (query.get('name') ?? '').trim();
      const where = { from: query.get('from') || typed, before: query.get('before') ?? '' };
      const [{ counts }, listed, others, declared] = await Promise.all([
        countsListed(deps, windowId, officerOf(visitor), []),
        deps.lists.page(windowId, 'all', where, undefined, NAMES),
        unopened(deps, window),
        deps.evaluations.declaration(windowId, visitor.subject),
      ]);
      const applicants: readonly Applicant[] = [...listed.items, ...others];
      return { window, applicants, declared, typed, listed, total: countIn(counts, 'all') + others.length };
    },
    show: async ({ window, declared, typed, listed, total }) => ({
      title: 'Declare conflicts of interest',
      caption: windowTitle(await frozenAgreement(deps, window.windowId), window),
      back: { href: paths.window(window.windowId).page, text: 'The window' },
      button: 'Declare',
      declared,
      at: paths.window(window.windowId),
      name: typed,
      total,
      first: listed.items[0]?.organisationName,
      last: listed.items.at(-1)?.organisationName,
      pagination: paginationOf(
        listed,
        (place) => `${paths.window(window.windowId).declaration}?${new URLSearchParams({ ...place })}`,
      ),
    }),
    fields: ({ applicants }) => ({
      declaration: choice({
        label: 'Do you have a conflict of interest with any of these applicants?',
        hint: 'For example: you, somebody in your family or a close friend works for it, owns part of it, or left it in the last 3 years.',
        choices: [
          { value: 'none', text: 'No, with none of them' },
          { value: 'some', text: 'Yes, with those that I select' },
        ],
        missing: 'Select whether you have a conflict of interest',
      }),
      conflicts: optionalSeveral({
        label: 'Applicants you have a conflict of interest with',
        hint: 'Leave all of them empty if there is none.',
        choices: applicants.map(({ applicationId, organisationName }) => ({
          value: applicationId,
          text: organisationName,
        })),
        unlisted: 'Select applicants from the list',
      }),
      nature: optionalLongText({
        label: 'What is the conflict?',
        hint: 'Needed where you selected an applicant: what you or somebody close to you has to do with it, and since when.',
        rows: 3,
        longest: 2000,
      }),
      organisations: optionalLongText({
        label: 'Organisations that you work for, own part of or left in the last 3 years',
        hint: 'One on a line, whether or not they apply: whoever goes by such a name is not assigned to you. Leave it empty if there is none.',
        rows: 3,
        longest: 2000,
      }),
    }),
    values: ({ declared, applicants }): TypedValues => {
      const organisations = (declared?.organisations ?? []).join('\n');
      const already = applicants
        .map(({ applicationId }) => applicationId)
        .filter((applicationId) => declared?.conflictedApplications.includes(applicationId));
      return { organisations, ...(already.length > 0 ? { declaration: 'some', conflicts: already } : {}) };
    },
    act: ({ window, declared }, answers, { visitor, arrivedAt }) =>
      unless(barriersToDeclaring(answers, declared?.conflictedApplications ?? []), () =>
        declareConflicts(deps, window.windowId, {
          officer: personOf(visitor),
          roles: [...officerOf(visitor).roles],
          conflictedApplications: answers.conflicts,
          organisations: linesOf(answers.organisations),
          ...(answers.nature ? { nature: answers.nature } : {}),
          ...withMailHost(visitor.email),
          at: arrivedAt,
        }),
      ),
    fieldOf: { 'not-selected': 'conflicts', 'none-but-selected': 'conflicts', 'no-nature': 'nature' },
    next: ({ window }, { visitor }) => firstWork(window.windowId, officerOf(visitor)),
  });

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const withMailHost = (email: string) => {
  const mailHost = ownMailHost(email);
  return mailHost === undefined ? {} : { mailHost };
};

/** Where somebody who has just declared goes on: to what only their role does, or to the window. */
const firstWork = (windowId: string, officer: Officer): string => {
  const { evaluate, moderate, page } = paths.window(windowId);
  if (holds(officer, 'evaluator')) return evaluate;
  return holds(officer, 'moderator') ? moderate : page;
};

/** One that could not be opened goes by the name of its account: its own is sealed. */
const unopened = async (deps: Deps, { windowId, agreementId }: Window): Promise<readonly Applicant[]> => {
  const named = (await deps.setAside.of(windowId)).map(async ({ applicationId, providerId }) => {
    const account = await deps.interests.get(agreementId, providerId);
    return account ? [{ applicationId, organisationName: account.name }] : [];
  });
  return (await Promise.all(named)).flat();
};
