import { type FieldErrors, noErrors, oneError } from '../../shared/forms/field-errors.ts';
import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page } from '../../shared/web/results.ts';
import { type Application, openApplicationOf } from '../application/application.ts';
import { closingOf } from '../application/closing.ts';
import { answerRows, shownRows } from '../application/rows.ts';
import { taskStatus } from '../application/task-list.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';

/** Every question with its answer, each with a link to change it, and the button that submits. */
export const showCheck =
  (deps: ProviderSiteDeps) =>
  async (request: SignedInRequest<'/apply/windows/{windowId}/check'>): Promise<PageResult> =>
    checkPage(await openApplicationOf(deps, request), request.arrivedAt);

/** The same page, with what stands in the way of submitting. */
export const cannotSubmit = (application: Application, now: string): PageResult => {
  const missing = unfinished(application);
  const errors: FieldErrors = {
    summary: missing.map(({ path, title }) => ({ text: `Complete “${title}”`, href: `#section-${path}` })),
    byField: {},
  };
  return checkPage(
    application,
    now,
    missing.length > 0 ? errors : oneError('submit', 'The application is not complete'),
    400,
  );
};

/** The pages that are not complete, in order. */
export const unfinished = ({ pages, draft }: Application) =>
  pages.filter((each) => taskStatus(each, draft) !== 'completed');

const checkPage = (application: Application, now: string, errors: FieldErrors = noErrors, status = 200): PageResult => {
  const { window, agreement, pages, draft } = application;
  return page(
    'provider/check.njk',
    {
      title: 'Check your answers before you submit',
      sections: pages.map((each) => ({
        path: each.path,
        title: each.title,
        href: paths.window(window.windowId).question(each.path),
        status: taskStatus(each, draft),
        ...shownRows(answerRows(each, draft[each.path] ?? {})),
      })),
      ready: unfinished(application).length === 0,
      agreement,
      errors: errors.summary,
      closing: closingOf(window, now),
      submitAction: paths.window(window.windowId).submit,
      back: { href: paths.window(window.windowId).tasks, text: 'Back to the task list' },
    },
    status,
  );
};
