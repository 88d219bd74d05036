import { consequencesIn, pagesThatRefuse } from '../../../../domain/application/consequences.ts';
import { othersOn } from '../../../../domain/application/opened-page.ts';
import { savedFor, type TaskStatus, taskList } from '../../../../domain/application/task-list.ts';
import type { VirusCheck } from '../../../../domain/questions/virus-check.ts';
import { type CheckOutcome, outcomeOf } from '../../../../domain/reason.ts';
import { compareInstants } from '../../../../domain/time/london.ts';
import { momentInWords } from '../../../../domain/time/plain-words.ts';
import { isAhead } from '../../../../domain/window/coming-window.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { type Application, openApplicationOf } from '../../case/application.ts';
import { filesChecked } from '../../case/virus-checks.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';
import { openedInWords } from '../../words/opened.ts';
import { signingShown } from '../../words/signing.ts';

const tags: Record<TaskStatus, { readonly text: string; readonly colour?: string }> = {
  'not-started': { text: 'Not started', colour: 'blue' },
  incomplete: { text: 'Incomplete', colour: 'yellow' },
  'to-confirm': { text: 'Still true?', colour: 'yellow' },
  completed: { text: 'Completed' },
};

/** Of a page that is complete, what its answers lead to. */
const leading: Partial<Record<CheckOutcome, { readonly text: string; readonly colour: string }>> = {
  fail: { text: 'Would be refused', colour: 'red' },
  refer: { text: 'An officer decides', colour: 'purple' },
};

/** Where a task leads and how it stands; one with a file that nobody will be able to open leads to the file. */
const shown = (
  path: string,
  status: TaskStatus,
  outcome: CheckOutcome,
  check: VirusCheck | undefined,
  windowId: string,
) => {
  const at = paths.window(windowId);
  if (check === 'infected') return { href: at.file(path), tag: { text: 'Virus found', colour: 'red' } };
  if (check === 'not-checkable') return { href: at.file(path), tag: { text: 'File not checked', colour: 'yellow' } };
  return {
    href: at.question(path),
    tag: status === 'completed' ? (leading[outcome] ?? tags.completed) : tags[status],
    ...(status === 'incomplete' && outcome === 'fail'
      ? { hint: 'With what you have answered, your application would be refused' }
      : {}),
    ...(check === 'being-checked' ? { hint: 'Its file is being checked for viruses' } : {}),
  };
};

/** The page that was saved last, and when; undefined before any was. */
const lastSavedOf = ({ pages, saved }: Application) => {
  const [last] = [...saved.values()].toSorted((one, other) => compareInstants(other.savedAt, one.savedAt));
  const title = pages.find(({ path }) => path === last?.page)?.title;
  return last && title && { title, at: momentInWords(last.savedAt) };
};

/** Everything that an application consists of, and how far each part has come. */
export const tasks =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const application = await openApplicationOf(deps, request);
    const { window, agreement, pages, draft, carried, opened, lots, head } = application;
    const { visitor, arrivedAt } = request;
    const sections = taskList(pages, draft, carried);
    const consequences = consequencesIn(pages, draft, window.closesAt);
    const outcomeAt = (path: string) => outcomeOf(consequences.get(path) ?? []);
    const files = await filesChecked(deps, savedFor(pages, draft));
    const checkOf = (path: string) => files.find((file) => file.page === path)?.check;
    const every = sections.flatMap((section) => section.tasks);
    const done = every.filter((task) => task.status === 'completed' && checkOf(task.page.path) !== 'infected').length;
    return page('provider/tasks.njk', {
      title: `Your application to join the ${agreement.title}`,
      sections: sections.map((section) => ({
        title: section.title,
        tasks: section.tasks.map((task) => ({
          title: task.page.title,
          ...shown(task.page.path, task.status, outcomeAt(task.page.path), checkOf(task.page.path), window.windowId),
          opened: openedInWords(othersOn(opened, task.page.path, { id: visitor.subject, at: arrivedAt })),
        })),
      })),
      done,
      count: every.length,
      refused: pagesThatRefuse(pages, consequences).length,
      lastSaved: lastSavedOf(application),
      signing: signingShown(application, visitor),
      carriedCount: every.filter((task) => task.status === 'to-confirm').length,
      lotsChosen: lots.length > 0,
      receiptsHref: head.status === 'withdrawn' ? paths.window(window.windowId).receipts : undefined,
      checkHref: paths.window(window.windowId).check,
      clarificationsHref: isAhead(window, arrivedAt) ? undefined : paths.window(window.windowId).clarifications(),
      closing: closingOf(window, arrivedAt),
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };
