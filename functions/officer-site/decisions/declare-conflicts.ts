import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
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
const declareAll = async (deps: Deps, windowId: string, fresh: StoredDeclaration): Promise<readonly string[]> => {
  const { officer, conflictedApplications: wanted, at } = fresh;
  const before = await deps.evaluations.declaration(windowId, officer.id);
  const known = before?.conflictedApplications ?? [];
  const conflictedApplications = [...new Set([...known, ...wanted])].toSorted();
  const declared = { ...fresh, ...together(before, fresh), conflictedApplications };
  if (before && saysTheSame(before, declared)) return known;
  await deps.records.transact([
    deps.evaluations.declare(windowId, before, declared),
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

/** What was declared before stays declared: the nature of conflicts and the organisations are added to. */
const together = (before: StoredDeclaration | undefined, { nature, organisations }: StoredDeclaration) => {
  const natures = [...new Set([before?.nature, nature].flatMap((each) => each || []))];
  return {
    organisations: [...new Set([...(before?.organisations ?? []), ...organisations])],
    ...(natures.length > 0 ? { nature: natures.join('\n') } : {}),
  };
};

const saysTheSame = (before: StoredDeclaration, declared: StoredDeclaration): boolean =>
  canonicalJson({ ...before, at: '' }) === canonicalJson({ ...declared, at: '' });
