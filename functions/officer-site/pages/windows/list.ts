import { everyItem } from '../../../../adapters/dynamodb/table.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import { page } from '../../../shared/web/results.ts';
import { type Route, withRole } from '../../../shared/web/routes.ts';
import { everyRole, officerOf } from '../../case/officer.ts';
import { windowsOf } from '../../case/windows-of.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowWords } from '../../words/statuses.ts';

/** Every window of every agreement, newest first. */
export const windowListRoutes = (deps: Deps): readonly Route[] => [
  withRole(...everyRole).get('/officers/windows', async ({ visitor }) => {
    const agreements = await Promise.all(
      deps.agreements.map(async ({ id, title }) => ({
        id,
        title,
        notOpened: (await Array.fromAsync(everyItem((after) => deps.windows.notOpened(id, { after })))).toReversed(),
        windows: (await windowsOf(deps, id)).toReversed().map((window) => ({
          ...window,
          href: paths.window(window.windowId).page,
          words: windowWords[window.status],
        })),
      })),
    );
    return page('officer/windows/list.njk', {
      title: 'Windows',
      columns: 'govuk-grid-column-full',
      agreements,
      openHref: paths.openWindow,
      mayOpen: holds(officerOf(visitor), ...deciders),
    });
  }),
];
