import type { SignedInRequest } from '../../shared/web/request.ts';
import { type PageResult, page } from '../../shared/web/results.ts';
import { openApplicationOf } from '../application/application.ts';
import { closingOf } from '../application/closing.ts';
import { type TaskStatus, taskList } from '../application/task-list.ts';
import type { ProviderSiteDeps } from '../deps.ts';
import { paths } from '../paths.ts';

const tags: Record<TaskStatus, { readonly text: string; readonly colour?: string }> = {
  'not-started': { text: 'Not started', colour: 'blue' },
  incomplete: { text: 'Incomplete', colour: 'yellow' },
  completed: { text: 'Completed' },
};

/** Everything that an application consists of, and how far each part has come. */
export const showTasks =
  (deps: ProviderSiteDeps) =>
  async (request: SignedInRequest<'/apply/windows/{windowId}/tasks'>): Promise<PageResult> => {
    const { window, agreement, pages, draft, lots, head } = await openApplicationOf(deps, request);
    const sections = taskList(pages, draft);
    const tasks = sections.flatMap((section) => section.tasks);
    const done = tasks.filter(({ status }) => status === 'completed').length;
    return page('provider/tasks.njk', {
      title: `Your application to join the ${agreement.title}`,
      sections: sections.map((section) => ({
        title: section.title,
        tasks: section.tasks.map((task) => ({
          title: task.page.title,
          href: paths.window(window.windowId).question(task.page.path),
          tag: tags[task.status],
        })),
      })),
      done,
      count: tasks.length,
      lotsChosen: lots.length > 0,
      withdrawn: head.status === 'withdrawn',
      checkHref: paths.window(window.windowId).check,
      closing: closingOf(window, request.arrivedAt),
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };
