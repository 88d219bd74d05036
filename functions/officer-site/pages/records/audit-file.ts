import type { PageResult } from '../../../shared/web/results.ts';
import { trailSeen } from '../../case/audit-trail.ts';
import { officerOf } from '../../case/officer.ts';
import { auditRows } from '../../case/tables/audit-trail.ts';
import type { OfWindow } from '../../case/window.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { csvAtOnce } from '../table-files/at-once.ts';

/** Those entries of a window's audit trail that the address asks for as CSV, at once; where they are too many for an answer, the page that has them made leads on. */
export const auditFile =
  (deps: Deps) =>
  async ({ params, visitor, query }: OfWindow): Promise<PageResult> => {
    const seen = await trailSeen(deps, params.windowId, officerOf(visitor), query);
    const { windowId } = seen.window;
    const page = paths.window(windowId).files.page(seen.asked);
    return csvAtOnce(auditRows(deps, seen), `${windowId}-audit-trail.csv`, page);
  };
