import { sightOf } from '../../../../domain/application/sight.ts';
import { forbidden } from '../../../shared/web/problem.ts';
import type { PageResult } from '../../../shared/web/results.ts';
import { windowSeenBy } from '../../case/declaration.ts';
import { officerOf } from '../../case/officer.ts';
import { applicationRows } from '../../case/tables/applications.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { csvAtOnce } from '../table-files/at-once.ts';

/** Every application of a window as CSV, at once; where that is too long for an answer, the page that has it made leads on. */
export const applicationsFile =
  (deps: Deps) =>
  async ({ params, visitor }: OfWindow): Promise<PageResult> => {
    if (!sightOf(officerOf(visitor)).price) throw forbidden('It tells what people who judge quality are not told.');
    const seen = await windowSeenBy(deps, officerOf(visitor), params.windowId);
    const { windowId } = seen.window;
    return csvAtOnce(
      applicationRows(deps, seen),
      `${windowId}-applications.csv`,
      paths.window(windowId).files.page({}),
    );
  };
