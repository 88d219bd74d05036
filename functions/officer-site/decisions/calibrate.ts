import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import { canonicalJson } from '../../../domain/canonical-json.ts';
import { barriersToCalibrating } from '../../../domain/evaluation/calibration.ts';
import type { Scores } from '../../../domain/evaluation/scores.ts';
import type { Person } from '../../../domain/people/officer.ts';
import type { Reason } from '../../../domain/reason.ts';
import { windowAsked } from '../case/window.ts';
import type { Deps } from '../deps.ts';
import { againOnConflict } from './again-on-conflict.ts';

/** Keeps an evaluator's marks of the invented answers, in the place of those saved before. The same again writes nothing. */
export const calibrate = (
  deps: Deps,
  windowId: string,
  officer: Person,
  { scores, at }: { readonly scores: Scores; readonly at: string },
): Promise<readonly Reason[]> =>
  againOnConflict(async () => {
    const window = await windowAsked(deps, windowId);
    const before = await deps.evaluations.calibration(windowId, officer.id);
    if (before && canonicalJson(before.scores) === canonicalJson(scores)) return [];
    const barriers = barriersToCalibrating(window);
    if (barriers.length > 0) return barriers;
    const by = { id: officer.id, name: officer.name };
    await deps.records.transact([
      deps.evaluations.calibrate({ windowId, officer: by, scores: { ...scores }, at, version: 1 }, before),
      auditWrite(deps.records, { windowId, at, by, action: 'invented answers marked', subject: by.id }),
    ]);
    return [];
  });
