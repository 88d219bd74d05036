import { isDeepStrictEqual } from 'node:util';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { pageAfter } from '../../../domain/application/application.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import type { TypedValues } from '../../../domain/questions/question.ts';
import { type FieldErrors, fieldErrors, noErrors } from '../../shared/forms/field-errors.ts';
import { judged } from '../../shared/forms/judged.ts';
import { typedValues } from '../../shared/forms/typed-values.ts';
import { type FormFields, oneValue, type SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, redirect, page as show } from '../../shared/web/results.ts';
import { type Application, openApplicationOf, pageOf, pagesAsked } from '../application/application.ts';
import { closingOf } from '../application/closing.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';
import { changedElsewhere } from './changed-elsewhere.ts';

type Asked = SignedInRequest<'/apply/windows/{windowId}/questions/{page}'>;

/** Shows any page of the form, filled in with what was saved, or typed before the sign-in ran out. */
export const showQuestion =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const application = await openApplicationOf(deps, request);
    const page = pageOf(application, request.params.page);
    const { restored } = request;
    return questionPage(application, page, request, {
      values: restored ? typed(page, restored) : (application.draft[page.path] ?? {}),
      version: restored ? versionOf(restored) : (application.saved.get(page.path)?.version ?? 0),
      restored: restored !== undefined,
    });
  };

/**
 * Saves any page of the form. "Save and continue" needs the page complete; "Save and come back later" takes it as it is. What another
 * tab saved since this form was shown is not overwritten: both are shown.
 */
export const saveQuestion =
  (deps: ProviderSiteDeps) =>
  async (request: Asked): Promise<PageResult> => {
    const application = await openApplicationOf(deps, request);
    const page = pageOf(application, request.params.page);
    const { form, visitor, arrivedAt } = request;
    const later = oneValue(form, '_later') !== '';
    const stored = application.saved.get(page.path);
    const values = { ...fileOf(page, stored?.values), ...typed(page, form) };

    const said = judged(page.formSchema, values);
    if (!later && !said.success) {
      const errors = fieldErrors(page.questions, said.error);
      return questionPage(application, page, request, { values, version: versionOf(form), errors }, 400);
    }
    const windowId = application.window.windowId;
    // Sent twice, or sent back from the browser's history: it says what is stored already.
    if (!sameValues(stored?.values, values)) {
      try {
        await deps.sealed.savePage(windowId, visitor.subject, page.path, values, versionOf(form), arrivedAt);
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
        return changedElsewhere(deps, request, page, values);
      }
    }
    if (later) return redirect(paths.window(windowId).tasks);
    if (page.file) return redirect(paths.window(windowId).file(page.path));
    return redirect(followingPath(application, page, { ...application.draft, [page.path]: values }));
  };

/** The address of what comes after a page, as these answers have it: the task list after the last of a section. */
export const followingPath = (application: Application, page: AskedPage, draft: Application['draft']): string => {
  const { windowId } = application.window;
  const next = pageAfter(pagesAsked(application, draft), page.path);
  return next ? paths.window(windowId).question(next.path) : paths.window(windowId).tasks;
};

interface Shown {
  readonly values: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly errors?: FieldErrors;
  readonly restored?: boolean;
}

const questionPage = (application: Application, page: AskedPage, { arrivedAt }: Asked, shown: Shown, status = 200) => {
  const { window } = application;
  const { values, version, errors = noErrors, restored = false } = shown;
  return show(
    'provider/question.njk',
    {
      introduction: page.introduction,
      title: page.title,
      caption: page.task,
      questions: page.questions,
      values,
      version,
      errors: errors.summary,
      byField: errors.byField,
      restored,
      closing: closingOf(window, arrivedAt),
      later: 'Save and come back later',
      back: { href: paths.window(window.windowId).tasks, text: 'Back to the task list' },
    },
    status,
  );
};

const typed = (page: AskedPage, form: FormFields): TypedValues => page.tidy(typedValues(page.questions, form));

const versionOf = (form: FormFields): number => {
  const version = Number(oneValue(form, '_version'));
  return Number.isSafeInteger(version) && version > 0 ? version : 0;
};

// The file of a page comes by a form of its own, and stays when the questions are saved again.
const fileOf = ({ file }: AskedPage, values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  file && values[file.name] ? { [file.name]: values[file.name] } : {};

const sameValues = (stored: Readonly<Record<string, unknown>> | undefined, values: Readonly<Record<string, unknown>>) =>
  stored !== undefined && isDeepStrictEqual(stored, values);
