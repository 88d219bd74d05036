import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import type { StoredDeclaration } from '../../../adapters/dynamodb/evaluations.ts';
import type { Write } from '../../../adapters/dynamodb/table.ts';
import type { Dependencies } from '../dependencies.ts';
import { againOnConflict } from './again-on-conflict.ts';

/**
 * Records a declaration. Later ones only add conflicts: what was declared once stays declared. A place as evaluator that is not final
 * is given up where the conflict is with that applicant, so that somebody else can take it.
 */
export const declareConflicts = (deps: Dependencies, windowId: string, fresh: StoredDeclaration): Promise<void> =>
  againOnConflict(async () => {
    const { officer, at } = fresh;
    const before = (await deps.evaluations.declaration(windowId, officer.id))?.conflictedApplications ?? [];
    const conflictedApplications = [...new Set([...before, ...fresh.conflictedApplications])].toSorted();
    const added = conflictedApplications.filter((id) => !before.includes(id));
    const givenUp = await Promise.all(added.map((applicationId) => givingUp(deps, applicationId, fresh)));
    await deps.records.transact([
      deps.evaluations.declareWrite(windowId, { officer, conflictedApplications, at }),
      auditWrite(deps.records, {
        windowId,
        at,
        by: officer,
        action: 'conflicts of interest declared',
        subject: officer.id,
        detail: conflictedApplications.length === 0 ? 'none' : conflictedApplications.join(', '),
      }),
      // A transaction takes 100 writes; nobody scores that many at once.
      ...givenUp.flat().slice(0, 90),
    ]);
  });

const givingUp = async (
  { applications }: Dependencies,
  applicationId: string,
  { officer, at }: StoredDeclaration,
): Promise<readonly Write[]> => {
  const application = await applications.get(applicationId);
  const held = application?.evaluators.find(({ by, finalAt }) => by.id === officer.id && !finalAt);
  if (!application || !held) return [];
  return applications.changeWrites(
    application,
    { evaluators: application.evaluators.filter((each) => each !== held) },
    {
      at,
      by: officer,
      action: `place ${held.slot} as evaluator given up`,
      detail: 'a conflict of interest was declared',
    },
  );
};
