import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import type { Window } from '../../../domain/window/window.ts';
import type { Deps } from '../deps.ts';
import { decide, redeliver } from './machine-answers.ts';
import type { Settled } from './settle-hold.ts';

/** Lets the award's machine look again, where it came to ask only after the last challenge had been settled. */
export const continueAward = async (deps: Deps, window: Window, settled: Settled): Promise<void> => {
  const { windowId } = window;
  const wait = await deps.waits.get(windowId, 'challenge');
  if (wait?.status !== 'waiting') return redeliver(deps, windowId, 'challenge');
  if ((await deps.awards.challenges(windowId)).some((each) => !each.settled)) return;
  await decide(deps, {
    wait,
    answer: { decision: settled.decision },
    writes: [
      auditWrite(deps.records, {
        windowId,
        at: settled.at,
        by: settled.by,
        action: 'award taken up after the challenges',
      }),
    ],
  });
};
