import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { StartApplication } from '../../../adapters/workflow/start-application.ts';
import { isLeftOut } from '../../../domain/application/leaving-out.ts';
import { logger } from '../../shared/logger.ts';
import { storedWindow } from '../stored-window.ts';
import type { Input } from './schema.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly applications: Pick<ApplicationRepository, 'idsReceived'>;
  readonly setAside: SetAsideRepository;
  readonly start: StartApplication;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Ten a second: each asks the register some three times, which answers 2,000 a minute, and reads a key, of which 40 a second are answered. */
const APART_MS = 100;
/** Some four minutes' work, of the fifteen that a function has. */
const MOST_IN_A_CALL = 2_000;
/** More than these in one call are no faults of single applications: the others would meet the same. */
const MOST_FAILURES = 10;

/** Some applications' processes could not be started. The others were. */
class NotAllStarted extends Error {
  override readonly name = 'NotAllStarted';
}

/**
 * Starts the process of each application that nothing was decided on, one after another; it waits for none of them. One that cannot be
 * started stops no other. Each has a name of its own, so that a call that is repeated starts none twice.
 * @throws NotAllStarted in the last call, where some could not be started, and in any where hardly one can
 */
export const startApplications =
  ({ windows, applications, setAside, start, pause }: Deps) =>
  async ({ windowId, after = '', failed: failedBefore = 0 }: Input) => {
    const window = await storedWindow(windows, windowId);
    if (window.status === 'cancelled') return { windowId, status: 'cancelled' as const, after, failed: failedBefore };

    const unopened = (await setAside.of(windowId)).filter((each) => !isLeftOut(each));
    const waiting = new Set([
      ...(await applications.idsReceived(windowId)),
      ...unopened.map(({ applicationId }) => applicationId),
    ]);
    const left = [...waiting].filter((each) => each > after).toSorted();
    const now = left.slice(0, MOST_IN_A_CALL);
    let failed = 0;
    for (const applicationId of now) {
      try {
        await start(applicationId);
      } catch (error) {
        logger.error('The process of an application could not be started', {
          applicationId,
          error: error instanceof Error ? error.name : 'unknown',
        });
        failed += 1;
        if (failed > MOST_FAILURES) throw error;
      }
      await pause(APART_MS);
    }
    const sum = failedBefore + failed;
    if (left.length > now.length) return { windowId, status: 'more' as const, after: now.at(-1) ?? after, failed: sum };
    if (sum > 0) throw new NotAllStarted(`${sum} applications of ${windowId}`);
    return { windowId, status: 'started' as const, after: now.at(-1) ?? after, failed: 0 };
  };
