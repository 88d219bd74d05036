import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { takingNoPart } from './taking-no-part.ts';

/**
 * Records a declaration. Later ones only add conflicts: what was declared once stays declared. From then on the officer takes no part
 * in those applications: a place as evaluator or moderator is given up, and final marks are set aside and opened again. All of it is
 * declared before anything follows from it, so that nothing of those applications is shown where the rest is cut short; what follows is done for each
 * application by itself, since several at once could not be counted in one transaction, and the next declaration does what is left.
 */
export const declareConflicts = async (deps: Deps, windowId: string, fresh: StoredDeclaration): Promise<void> => {
  const { officer, at } = fresh;
  const declared = await againOnConflict(() => declareAll(deps, windowId, fresh));
  for (const applicationId of declared)
    await againOnConflict(async () => {
      const writes = await takingNoPart(deps, windowId, applicationId, { officer, at });
      if (writes.length > 0) await deps.records.transact(writes);
    });
};

/** Everything that the officer has declared by now. Where nothing is new, nothing is written. */
const declareAll = async (
  deps: Deps,
  windowId: string,
  { officer, conflictedApplications: wanted, at }: StoredDeclaration,
): Promise<readonly string[]> => {
  const before = await deps.evaluations.declaration(windowId, officer.id);
  const known = before?.conflictedApplications ?? [];
  const conflictedApplications = [...new Set([...known, ...wanted])].toSorted();
  if (before && conflictedApplications.length === known.length) return known;
  await deps.records.transact([
    deps.evaluations.declare(windowId, before, { officer, conflictedApplications, at }),
    auditWrite(deps.records, {
      windowId,
      at,
      by: officer,
      action: 'conflicts of interest declared',
      subject: officer.id,
      detail: conflictedApplications.length === 0 ? 'none' : conflictedApplications.join(', '),
    }),
  ]);
  return conflictedApplications;
};
