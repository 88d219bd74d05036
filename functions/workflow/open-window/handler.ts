import type { Now } from '../../../adapters/clock.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { storedWindow } from '../stored-window.ts';

/** Opens a window that is scheduled; one that was cancelled stays so. */
export const openWindow =
  ({ windows, now }: { readonly windows: WindowRepository; readonly now: Now }) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    const after =
      window.status === 'scheduled'
        ? await windows.move(window, 'open', {}, { at: now(), action: 'window opened' })
        : window;
    return { windowId, status: after.status, closesAt: after.closesAt };
  };
