import type { DraftAnswers } from './answers.ts';
import { isComplete } from './application.ts';
import type { AskedPage } from './page.ts';

/** Worked out from the answers each time, never stored. */
export type TaskStatus = 'not-started' | 'incomplete' | 'to-confirm' | 'completed';

/** The pages whose answers were taken over from an earlier application, and that nobody has said are still true. */
export type CarriedPages = ReadonlySet<string>;
const none: CarriedPages = new Set();

interface Task {
  readonly page: AskedPage;
  readonly status: TaskStatus;
}

interface Section {
  readonly title: string;
  readonly tasks: readonly Task[];
}

/** Where a page stands: nothing saved, something missing or wrong, complete but of an earlier time, or complete. */
export const taskStatus = (page: AskedPage, draft: DraftAnswers, carried = none): TaskStatus => {
  if (!draft[page.path]) return 'not-started';
  if (!isComplete(page, draft)) return 'incomplete';
  return carried.has(page.path) ? 'to-confirm' : 'completed';
};

/** The task list, in sections, in the order of the pages. */
export const taskList = (pages: readonly AskedPage[], draft: DraftAnswers, carried = none): readonly Section[] =>
  [...Map.groupBy(pages, ({ task }) => task)].map(([title, inSection]) => ({
    title,
    tasks: inSection.map((page) => ({ page, status: taskStatus(page, draft, carried) })),
  }));

/** Of a draft, what is saved for these pages: one of a lot that was dropped again is asked no more. */
export const savedFor = (pages: readonly AskedPage[], draft: DraftAnswers): DraftAnswers =>
  Object.fromEntries(pages.flatMap(({ path }) => (draft[path] ? [[path, draft[path]]] : [])));

/** The pages that are not complete, in order: none means that the application can be submitted. */
export const unfinishedPages = (
  pages: readonly AskedPage[],
  draft: DraftAnswers,
  carried = none,
): readonly AskedPage[] => pages.filter((page) => taskStatus(page, draft, carried) !== 'completed');
