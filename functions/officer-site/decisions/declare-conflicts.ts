import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';
import { takingNoPart } from './taking-no-part.ts';

/**
 * Records a declaration. Later ones only add conflicts: what was declared once stays declared. From then on the officer takes no part
 * in those applications: a place as evaluator or moderator is given up, and final marks are set aside and opened again. Each application is
 * taken by itself: several at once could not be counted in one transaction.
 */
export const declareConflicts = async (deps: Deps, windowId: string, fresh: StoredDeclaration): Promise<void> => {
  const wanted = [...new Set(fresh.conflictedApplications)].toSorted();
  if (wanted.length === 0) await declareSome(deps, windowId, fresh);
  for (const one of wanted) await declareSome(deps, windowId, { ...fresh, conflictedApplications: [one] });
};

const declareSome = (deps: Deps, windowId: string, fresh: StoredDeclaration): Promise<void> =>
  againOnConflict(async () => {
    const { officer, at } = fresh;
    const before = await deps.evaluations.declaration(windowId, officer.id);
    const known = before?.conflictedApplications ?? [];
    const conflictedApplications = [...new Set([...known, ...fresh.conflictedApplications])].toSorted();
    const added = conflictedApplications.filter((id) => !known.includes(id));
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
      ...(await takingNoPart(deps, windowId, added, { officer, at })),
    ]);
  });
