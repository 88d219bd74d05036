import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { NotingReaders } from '../seal-deps.ts';
import { storedWindow } from '../stored-window.ts';

interface Deps extends NotingReaders {
  readonly windows: WindowRepository;
}

/** Step Functions waits no longer: three years and some, in seconds. */
const LONGEST_WAIT = 99_999_999;

/** Opens a window that is scheduled, and notes who may read what is sealed; one that was cancelled stays so. */
export const openWindow =
  ({ windows, seals, readers, now }: Deps) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    if (window.status === 'scheduled')
      await seals.noteReaders(windowId, { step: 'opening', at: now(), readers: [...readers] });
    const after =
      window.status === 'scheduled'
        ? await windows.move(window, 'open', {}, { at: now(), action: 'window opened' })
        : window;
    const left = Math.ceil((Date.parse(after.closesAt) - Date.parse(now())) / 1000);
    const secondsToClose = Math.min(Math.max(left, 1), LONGEST_WAIT);
    return { windowId, status: after.status, closesAt: after.closesAt, secondsToClose };
  };
