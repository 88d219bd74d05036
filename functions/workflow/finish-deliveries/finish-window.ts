import type { Now } from '../../../adapters/clock.ts';
import type { InvokeLater } from '../../../adapters/functions/invoke-later.ts';
import type { StartWindow } from '../../../adapters/workflow/start-window.ts';
import { cancellationOf } from '../../../domain/window/cancelling.ts';
import { changesToTell } from '../../../domain/window/extending.ts';
import type { Window } from '../../../domain/window/window.ts';

export interface FinishingWindow {
  readonly tellProviders: InvokeLater;
  readonly endWindow: InvokeLater;
  readonly startWindow: StartWindow;
  readonly now: Now;
}

/** Takes up what an officer decided about a window and an outage kept from following: changes to tell, what to end, what to start. */
export const finishWindow = async ({ tellProviders, endWindow, startWindow, now }: FinishingWindow, window: Window) => {
  const { windowId, status, additional, endedAt } = window;
  const changes = changesToTell(window, now());
  for (const { at } of changes) await tellProviders({ windowId, changeAt: at });
  const toEnd = cancellationOf(window) !== undefined && !endedAt;
  if (toEnd) await endWindow({ windowId });
  const toStart = status === 'scheduled' && additional !== undefined;
  if (toStart) await startWindow(window);
  return { changes: changes.length, ended: toEnd ? 1 : 0, started: toStart ? 1 : 0 };
};
