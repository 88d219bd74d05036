import { type TaskStatus, taskList } from '../../../../domain/application/task-list.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { openApplicationOf } from '../../case/application.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { closingOf } from '../../words/closing.ts';

const tags: Record<TaskStatus, { readonly text: string; readonly colour?: string }> = {
  'not-started': { text: 'Not started', colour: 'blue' },
  incomplete: { text: 'Incomplete', colour: 'yellow' },
  completed: { text: 'Completed' },
};

/** Everything that an application consists of, and how far each part has come. */
export const tasks =
  (deps: Deps) =>
  async (request: OfWindow): Promise<PageResult> => {
    const { window, agreement, pages, draft, lots, head } = await openApplicationOf(deps, request);
    const sections = taskList(pages, draft);
    const every = sections.flatMap((section) => section.tasks);
    const done = every.filter(({ status }) => status === 'completed').length;
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
      count: every.length,
      lotsChosen: lots.length > 0,
      withdrawn: head.status === 'withdrawn',
      checkHref: paths.window(window.windowId).check,
      closing: closingOf(window, request.arrivedAt),
      back: { href: paths.home, text: 'Back to your applications' },
    });
  };
