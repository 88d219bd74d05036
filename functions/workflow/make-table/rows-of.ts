import type { TableRows } from '../../../domain/tables/cells.ts';
import type { TableFile } from '../../../domain/tables/table-file.ts';
import { EVERYTHING, trailSeen } from '../../officer-site/case/audit-trail.ts';
import { tableSeenBy } from '../../officer-site/case/table-files.ts';
import { applicationRows } from '../../officer-site/case/tables/applications.ts';
import { auditRows } from '../../officer-site/case/tables/audit-trail.ts';
import { challengeRows } from '../../officer-site/case/tables/challenges.ts';
import { contractRows } from '../../officer-site/case/tables/contracts.ts';
import { letterRows } from '../../officer-site/case/tables/letters.ts';
import { markRows } from '../../officer-site/case/tables/marks.ts';
import { noticeRows } from '../../officer-site/case/tables/notices.ts';
import { placeRows } from '../../officer-site/case/tables/places.ts';
import { questionRows } from '../../officer-site/case/tables/questions.ts';
import { referralRows } from '../../officer-site/case/tables/referrals.ts';
import { Problem } from '../../shared/web/problem.ts';
import type { Deps } from './deps.ts';

/** The rows of a table as its officer may see them now, and the conflicts of interest that they take account of. @throws Problem */
export const rowsOf = async (
  deps: Deps,
  { windowId, table, by: officer, asked }: TableFile,
): Promise<TableRows & { readonly conflicts: readonly string[] }> => {
  const seen = await tableSeenBy(deps, officer, { windowId, table });
  const { window, conflicted } = seen;
  const rows = {
    applications: () => applicationRows(deps, seen),
    marks: () => markRows(deps, seen, officer),
    places: () => placeRows(deps, seen),
    referrals: () => referralRows(deps, seen, officer),
    letters: () => letterRows(deps, seen),
    challenges: () => challengeRows(deps, window),
    contracts: () => contractRows(deps, window, deps.now()),
    notices: () => noticeRows(deps, window),
    questions: () => questionRows(deps, window),
    'audit-trail': async () => {
      const isAll = Object.keys(asked).length === 0;
      const query = new URLSearchParams(isAll ? { kind: EVERYTHING } : asked);
      const trail = await trailSeen(deps, windowId, officer, query);
      if (trail.unknownReference) throw noSuchReference(trail.unknownReference);
      return auditRows(deps, trail);
    },
  } as const satisfies Record<typeof table, () => TableRows | Promise<TableRows>>;
  return { ...(await rows[table]()), conflicts: [...conflicted] };
};

const noSuchReference = (reference: string) =>
  new Problem(404, { title: `No application of this window has the reference ${reference}.`, lines: [] });
