import { consequencesIn } from '../../../../domain/application/consequences.ts';
import { type FieldErrors, fieldErrors, noErrors } from '../../../shared/forms/field-errors.ts';
import { judged } from '../../../shared/forms/judged.ts';
import { leadsTo } from '../../../shared/forms/leads-to.ts';
import { typedValues } from '../../../shared/forms/typed-values.ts';
import { notFound } from '../../../shared/web/problem.ts';
import type { PageRequest } from '../../../shared/web/request.ts';
import { type PageResult, page as show } from '../../../shared/web/results.ts';
import { practiceOf } from '../../case/practice.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';

type OfPage = PageRequest<'/{agreementId}/{page}'>;

/** A page of an application as it is asked, with nothing in it. */
export const showPractice =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> =>
    practicePage(await practised(deps, request), {});

/** Judges a page as the application would. What was typed goes back to who typed it, and nowhere else. */
export const tryPage =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> => {
    const on = await practised(deps, request);
    const { asked, closesAt } = on;
    const values = asked.tidy(typedValues(asked.questions, request.form));
    const said = judged(asked.formSchema, values);
    if (!said.success) return practicePage(on, { values, errors: fieldErrors(asked.questions, said.error) }, 400);
    const consequences = consequencesIn([asked], { [asked.path]: values }, closesAt).get(asked.path);
    return practicePage(on, { values, isComplete: true, leadsTo: leadsTo(consequences) });
  };

/** @throws Problem 404 where the application has no such page */
const practised = async (deps: Deps, request: OfPage) => {
  const { agreement, pages, closesAt } = await practiceOf(deps, request);
  const at = pages.findIndex(({ path }) => path === request.params.page);
  const asked = pages[at];
  if (!asked) throw notFound();
  return { agreement, asked, following: pages[at + 1], closesAt };
};

interface Tried {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly errors?: FieldErrors;
  readonly isComplete?: boolean;
  readonly leadsTo?: ReturnType<typeof leadsTo>;
}

const practicePage = (
  { agreement, asked, following }: Awaited<ReturnType<typeof practised>>,
  { values = {}, errors = noErrors, isComplete = false, leadsTo: leading }: Tried,
  status = 200,
): PageResult => {
  const at = paths.agreement(agreement.id);
  const model = {
    title: asked.title,
    caption: `Practice: ${asked.task}`,
    introduction: asked.introduction,
    questions: asked.questions,
    fileAsked: asked.file?.label,
    values,
    errors: errors.summary,
    byField: errors.byField,
    isComplete,
    leadsTo: leading,
    following: following && { href: at.practicePage(following.path), text: following.title },
    contentsHref: at.practice,
    button: 'Check this page',
    back: { href: at.practice, text: 'All pages' },
  };
  // What somebody typed is on it: no cache keeps it.
  return show('public/practice-page.njk', model, status, { cache: 'no-store' });
};
