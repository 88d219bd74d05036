import type { DraftAnswers } from '../../../domain/application/answers.ts';
import { schemaOf } from '../../../domain/application/application.ts';
import type { FormContext, FormPage } from '../pages/form-page.ts';

/** Worked out from the answers each time, never stored. */
export type TaskStatus = 'not-started' | 'incomplete' | 'completed';

type Task = { readonly page: FormPage; readonly status: TaskStatus };
export type Section = { readonly title: string; readonly tasks: readonly Task[] };

/** Where a page stands: nothing saved, something missing or wrong, or complete. */
export const taskStatus = ({ agreement }: FormContext, page: string, draft: DraftAnswers): TaskStatus => {
  const values = draft[page];
  if (!values) return 'not-started';
  return schemaOf(agreement, page)?.safeParse(values).success ? 'completed' : 'incomplete';
};

/** The task list, in sections, in the order of the pages. */
export const taskList = (context: FormContext, pages: readonly FormPage[], draft: DraftAnswers): readonly Section[] =>
  [...Map.groupBy(pages, ({ task }) => task)].map(([title, inSection]) => ({
    title,
    tasks: inSection.map((page) => ({ page, status: taskStatus(context, page.path, draft) })),
  }));
