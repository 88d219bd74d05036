import type { WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import { compareInstants } from '../../../domain/time/london.ts';
import type { NotingReaders } from '../seal-deps.ts';
import { storedWindow } from '../stored-window.ts';

interface Deps extends NotingReaders {
  readonly windows: WindowRepository;
  readonly waits: Pick<WaitRepository, 'lapse'>;
}

/** Closes a window whose closing instant has come, and notes who may read what is sealed; one that was extended meanwhile stays open. */
export const closeWindow =
  ({ windows, waits, seals, readers, now }: Deps) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    const due = window.status === 'open' && compareInstants(now(), window.closesAt) >= 0;
    if (due) await seals.noteReaders(windowId, { step: 'close', at: now(), readers: [...readers] });
    const after = due ? await windows.move(window, 'closed', {}, { at: now(), action: 'window closed' }) : window;
    // The machine waits for no answer any more whether to tell of the opening: of a window that was extended it asks again.
    await waits.lapse(windowId, 'window-fault');
    return { windowId, status: after.status, closesAt: after.closesAt };
  };
