import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { StopExecution } from '../../../adapters/workflow/stop-execution.ts';
import { statusesBefore } from '../../../domain/application/status.ts';
import { cancellationOf } from '../../../domain/window/cancelling.ts';
import { storedWindow } from '../stored-window.ts';

interface Dependencies {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly waits: WaitRepository;
  readonly stop: StopExecution;
  readonly now: Now;
}

/**
 * Ends all that runs for a window that an officer cancelled: its execution with what that started, its applications' statuses, and
 * what officers are still asked about them. Whatever may be repeated; of a window that was not cancelled nothing is touched.
 */
export const endWindow =
  ({ windows, applications, setAside, waits, stop, now }: Dependencies) =>
  async ({ windowId }: { readonly windowId: string }) => {
    const window = await storedWindow(windows, windowId);
    const cancellation = cancellationOf(window);
    if (!cancellation) return { windowId, applications: 0 };
    await stop(window.execution, 'The window was cancelled');

    let ended = 0;
    for await (const application of applications.readable(windowId)) {
      // First the status: a machine that still asks is answered by it (functions/workflow/ask-officer).
      if (statusesBefore('window-cancelled').includes(application.status)) {
        const audit = { at: now(), action: 'ended with the cancelled window' };
        await applications.move(application, 'window-cancelled', {}, audit);
        ended += 1;
      }
      await closeQuestionsAbout(application.applicationId);
    }
    for (const { applicationId } of await setAside.of(windowId)) await closeQuestionsAbout(applicationId);
    await closeQuestionsAbout(windowId);
    if (!window.endedAt) {
      const audit = { at: now(), action: 'ended what ran for the window', detail: `${ended} applications` };
      await windows.change(window, { endedAt: now() }, audit);
    }
    return { windowId, applications: ended };

    async function closeQuestionsAbout(subject: string): Promise<void> {
      for (const { ask } of await waits.of(subject)) await waits.lapse(subject, ask);
    }
  };
