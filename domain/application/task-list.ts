import type { DraftAnswers } from './answers.ts';
import { isComplete } from './application.ts';
import type { AskedPage } from './page.ts';

/** Worked out from the answers each time, never stored. */
export type TaskStatus = 'not-started' | 'incomplete' | 'completed';

interface Task {
  readonly page: AskedPage;
  readonly status: TaskStatus;
}

interface Section {
  readonly title: string;
  readonly tasks: readonly Task[];
}

/** Where a page stands: nothing saved, something missing or wrong, or complete. */
export const taskStatus = (page: AskedPage, draft: DraftAnswers): TaskStatus => {
  if (!draft[page.path]) return 'not-started';
  return isComplete(page, draft) ? 'completed' : 'incomplete';
};

/** The task list, in sections, in the order of the pages. */
export const taskList = (pages: readonly AskedPage[], draft: DraftAnswers): readonly Section[] =>
  [...Map.groupBy(pages, ({ task }) => task)].map(([title, inSection]) => ({
    title,
    tasks: inSection.map((page) => ({ page, status: taskStatus(page, draft) })),
  }));

/** Of a draft, what is saved for these pages: one of a lot that was dropped again is asked no more. */
export const savedFor = (pages: readonly AskedPage[], draft: DraftAnswers): DraftAnswers =>
  Object.fromEntries(pages.flatMap(({ path }) => (draft[path] ? [[path, draft[path]]] : [])));

/** The pages that are not complete, in order: none means that the application can be submitted. */
export const unfinishedPages = (pages: readonly AskedPage[], draft: DraftAnswers): readonly AskedPage[] =>
  pages.filter((page) => taskStatus(page, draft) !== 'completed');
