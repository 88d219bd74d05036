import type { Now } from '../../../adapters/clock.ts';
import type { FollowChange } from '../../../adapters/workflow/follow-change.ts';
import type { StartWindow } from '../../../adapters/workflow/start-window.ts';
import { cancellationOf } from '../../../domain/window/cancelling.ts';
import { changesToTell } from '../../../domain/window/extending.ts';
import type { Window } from '../../../domain/window/window.ts';

export interface FinishingWindow {
  readonly followChangeAgain: FollowChange;
  readonly startWindow: StartWindow;
  readonly now: Now;
}

/**
 * Takes up what an officer decided about a window and an outage kept from following: changes to tell, what to end, what to start. What follows a
 * change is its machine's to do, as it was the first time: thousands take more calls of a task than one.
 */
export const finishWindow = async ({ followChangeAgain, startWindow, now }: FinishingWindow, window: Window) => {
  const { windowId, status, additional, endedAt } = window;
  const changes = changesToTell(window, now());
  const cancellation = cancellationOf(window);
  const toEnd = cancellation && !endedAt ? [cancellation] : [];
  for (const change of new Set([...changes, ...toEnd])) await followChangeAgain(windowId, change);
  const toStart = status === 'scheduled' && additional !== undefined;
  if (toStart) await startWindow(window);
  return { changes: changes.length, ended: toEnd.length, started: toStart ? 1 : 0 };
};
