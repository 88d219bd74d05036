import { consequencesIn } from '../../../../domain/application/consequences.ts';
import { othersOn } from '../../../../domain/application/opened-page.ts';
import { outcomeOf } from '../../../../domain/reason.ts';
import { type FieldErrors, noErrors } from '../../../shared/forms/field-errors.ts';
import { leadsTo } from '../../../shared/forms/leads-to.ts';
import { type PageResult, page as show } from '../../../shared/web/results.ts';
import type { OfPage, OpenPage } from '../../case/open-page.ts';
import { filesChecked } from '../../case/virus-checks.ts';
import type { Deps } from '../../deps.ts';
import { paths, type Way } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';
import { openedInWords } from '../../words/opened.ts';
import { ownFileLink } from '../../words/own-file.ts';
import { wayIn, wayOf } from './way.ts';

type Values = Readonly<Record<string, unknown>>;

interface Shown {
  readonly values: Values;
  readonly version: number;
  readonly errors?: FieldErrors;
  readonly restored?: boolean;
  /** What speaks for going on although something is wrong: what is said before the way on. */
  readonly despite?: string;
}

/** A page of the form, with its answers and what is wrong with them or follows from them. */
export const questionPage = async (
  deps: Pick<Deps, 'uploads'>,
  open: OpenPage,
  request: OfPage,
  shown: Shown,
  status = 200,
): Promise<PageResult> => {
  const { application, page } = open;
  const { visitor, arrivedAt } = request;
  const saved = application.saved.get(page.path);
  const { here, onwards, back } = wayOf(open, wayIn(request));
  const { values, version, errors = noErrors, restored = false, despite } = shown;
  return show(
    'provider/question.njk',
    {
      introduction: page.introduction,
      title: page.title,
      caption: page.task,
      questions: page.questions,
      fileAsked: await fileAskedOf(deps, open, wayIn(request)),
      values,
      version,
      errors: errors.summary,
      byField: errors.byField,
      restored,
      savedAt: saved?.savedAt,
      savedBy: saved?.by && saved.by.id !== visitor.subject ? saved.by.name : undefined,
      carried: application.carried.has(page.path),
      openedByOthers: openedInWords(othersOn(application.opened, page.path, { id: visitor.subject, at: arrivedAt })),
      sentTo: here,
      // What is wrong with what was typed comes first.
      leadsTo: errors.summary.length > 0 ? undefined : leadsTo(consequencesOf(open, values)),
      despite,
      onwards: onwards(values),
      closing: closingOf(application.window, arrivedAt),
      later: 'Save and come back later',
      back,
    },
    status,
  );
};

/** The file that a page asks for, with the one that was sent; undefined of a page that asks for none. */
const fileAskedOf = async (deps: Pick<Deps, 'uploads'>, { application, page }: OpenPage, from: Way) => {
  if (!page.file) return undefined;
  const { windowId } = application.window;
  const files = await filesChecked(deps, { [page.path]: application.draft[page.path] ?? {} });
  return {
    own: ownFileLink(windowId, page.path, files, from),
    uploadHref: paths.window(windowId).file(page.path, from),
  };
};

const consequencesOf = ({ application, page }: OpenPage, values: Values) =>
  consequencesIn([page], { [page.path]: values }, application.window.closesAt).get(page.path) ?? [];

/** Whether with these answers the application would be refused. */
export const endsTheApplication = (open: OpenPage, values: Values): boolean =>
  outcomeOf(consequencesOf(open, values)) === 'fail';
