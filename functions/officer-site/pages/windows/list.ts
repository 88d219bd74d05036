import { everyItem } from '../../../../adapters/dynamodb/table.ts';
import { deciders, holds } from '../../../../domain/people/officer.ts';
import type { SignedInRequest } from '../../../shared/web/request.ts';
import { type PageResult, page } from '../../../shared/web/results.ts';
import { officerOf } from '../../case/officer.ts';
import { windowsOf } from '../../case/windows-of.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowWords } from '../../words/statuses.ts';

/** Every window of every agreement, newest first. */
export const windowList =
  (deps: Deps) =>
  async ({ visitor }: SignedInRequest): Promise<PageResult> => {
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
  };
