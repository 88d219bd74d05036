import { everyPageOf } from '../../../../domain/application/application.ts';
import type { AskedPage } from '../../../../domain/application/page.ts';
import { barriersToKeeping } from '../../../../domain/application/room.ts';
import { savedFor } from '../../../../domain/application/task-list.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { barrierErrors, fieldErrors } from '../../../shared/forms/field-errors.ts';
import { judged } from '../../../shared/forms/judged.ts';
import { withTyped } from '../../../shared/forms/not-taken.ts';
import { typedValues } from '../../../shared/forms/typed-values.ts';
import { versionOf } from '../../../shared/forms/version-of.ts';
import { type FormFields, oneValue } from '../../../shared/web/request.ts';
import { type PageResult, redirect } from '../../../shared/web/results.ts';
import { locationToLookUp } from '../../case/open-location.ts';
import { type OfPage, type OpenPage, openPageOf } from '../../case/open-page.ts';
import { personOf } from '../../case/people.ts';
import { windowToPrepare } from '../../case/window.ts';
import { savePage } from '../../decisions/save-page.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { changedElsewhere } from './changed-elsewhere.ts';
import { endsTheApplication, questionPage } from './question-page.ts';
import { wayIn, wayOf } from './way.ts';

/** Shows any page of the form, filled in with what was saved, or typed before the sign-in ran out. */
export const showQuestion =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> => {
    const { restored } = request;
    const open = await openToType(deps, request, restored ?? {});
    const { draft, saved } = open.application;
    const { path } = open.page;
    await noteOpened(deps, open, request);
    return questionPage(deps, open, request, {
      values: restored ? typed(open.page, restored) : (draft[path] ?? {}),
      version: restored ? versionOf(restored) : (saved.get(path)?.version ?? 0),
      restored: restored !== undefined,
    });
  };

/**
 * Saves any page of the form. "Save and continue" needs the page complete; "Save and come back later" takes it as it is. Answers with which
 * the application would be refused are saved like any others, and the page says so before it leads on; where they name a location, what the
 * register says of it comes next. What another tab saved since this form was shown is not overwritten: both are shown.
 */
export const saveQuestion =
  (deps: Deps) =>
  async (request: OfPage): Promise<PageResult> => {
    const { form } = request;
    const open = await openToType(deps, request, form);
    const { application, page } = open;
    const later = oneValue(form, '_later') !== '';
    const values = { ...fileOf(page, application.draft[page.path]), ...typed(page, form) };
    const version = versionOf(form);

    const said = judged(page.formSchema, values);
    if (!later && !said.success) {
      const errors = fieldErrors(page.questions, said.error);
      return questionPage(deps, open, request, { values, version, errors }, 400);
    }
    const noRoom = barriersToKeeping(savedFor(application.pages, application.draft), page.path, values);
    if (noRoom.length > 0) {
      const errors = barrierErrors(noRoom, {}, 'submit', page.questions);
      return questionPage(deps, open, request, { values, version, errors }, 400);
    }
    const came = await savePage(deps, open, { values, version, isMeant: !later }, request);
    if (came === 'changed-elsewhere') return changedElsewhere(deps, request, values);
    if (later) return redirect(paths.window(application.window.windowId).tasks);
    const { here, location, onwards } = wayOf(open, wayIn(request));
    // Whoever sends the same again has read it.
    if (came === 'saved' && endsTheApplication(open, values)) return redirect(here);
    return redirect(locationToLookUp(application, page, values) ? location : onwards(values));
  };

/** Where several people act for the provider, each is told who else has a page open. */
const noteOpened = async (
  deps: Deps,
  { application, page }: OpenPage,
  { visitor, arrivedAt }: OfPage,
): Promise<void> => {
  if (!visitor.actsFor.withOthers) return;
  const { windowId, providerId } = application.head;
  const by = personOf(visitor);
  await deps.sealed.noteOpened(windowId, providerId, { page: page.path, by, at: arrivedAt });
};

/** The page, while it can be changed; where it cannot any more, what was typed into it is shown once, to be copied. */
const openToType = async (deps: Deps, request: OfPage, form: FormFields): Promise<OpenPage> => {
  try {
    return await openPageOf(deps, request);
  } catch (error) {
    const { agreement } = await windowToPrepare(deps, request);
    const page = everyPageOf(agreement).find(({ path }) => path === request.params.page);
    throw page ? withTyped(error, { questions: page.questions, values: typed(page, form) }) : error;
  }
};

const typed = (page: AskedPage, form: FormFields): TypedValues => page.tidy(typedValues(page.questions, form));

// The file of a page comes by a form of its own, and stays when the questions are saved again.
const fileOf = ({ file }: AskedPage, values: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  file && values[file.name] ? { [file.name]: values[file.name] } : {};
