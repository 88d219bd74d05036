import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { NotingReaders } from '../seal-deps.ts';
import { storedWindow } from '../stored-window.ts';

interface Deps extends NotingReaders {
  readonly windows: WindowRepository;
}

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
    return { windowId, status: after.status, closesAt: after.closesAt };
  };
