import type { Now } from '../../../adapters/clock.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import { storedWindow } from '../stored-window.ts';

/** Closes a window whose closing instant has come; one that was extended meanwhile stays open. */
export const closeWindow =
  ({ windows, now }: { readonly windows: WindowRepository; readonly now: Now }) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    const due = window.status === 'open' && compareInstants(now(), window.closesAt) >= 0;
    const after = due ? await windows.move(window, 'closed', {}, { at: now(), action: 'window closed' }) : window;
    return { windowId, status: after.status, closesAt: after.closesAt };
  };
