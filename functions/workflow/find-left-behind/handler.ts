import type { Now } from '../../../adapters/clock.ts';
import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import { everyItem } from '../../../adapters/dynamodb/table.ts';
import { asksOfFaults, type WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { RunningExecutions } from '../../../adapters/workflow/running-executions.ts';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { isLeftOut } from '../../../domain/application/leaving-out.ts';
import { holdsAnAward, isHeldTooLong } from '../../../domain/award/held-too-long.ts';
import { awardProcessesOf } from '../../../domain/award/processes.ts';
import { awaitsItsProcess } from '../../../domain/award/unsettled.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { hasBegunItsApplications, isBehindItsTime, isLedByTheClock } from '../../../domain/window/behind-its-time.ts';
import { missedOpenings } from '../../../domain/window/missed-openings.ts';
import type { Window } from '../../../domain/window/window.ts';
import { logger } from '../../shared/logger.ts';

type Found =
  | 'WindowsBehindTheirTime'
  | 'ApplicationsLeftBehind'
  | 'AwardsLeftBehind'
  | 'AwardsHeldTooLong'
  | 'FaultsWaiting';

interface Deps {
  readonly agreementIds: readonly string[];
  readonly agreementOf: (id: string) => Agreement | undefined;
  readonly windows: Pick<WindowRepository, 'page' | 'notOpened'>;
  readonly applications: Pick<ApplicationRepository, 'readable'>;
  readonly setAside: Pick<SetAsideRepository, 'of'>;
  readonly waits: Pick<WaitRepository, 'waiting'>;
  readonly running: {
    readonly windows: RunningExecutions;
    readonly applications: RunningExecutions;
    readonly awards: RunningExecutions;
  };
  readonly countOne: (metric: Found) => void;
  readonly now: Now;
}

/**
 * Looks for what stands still though no task failed: windows that the clock has passed by, be they stored or not, applications and awards that are not settled and have no
 * process any more, awards that wait for too long, and faults that nobody has seen to. It changes nothing; each that is found is counted, and named in the log.
 */
export const findLeftBehind = (deps: Deps) => async () => {
  const { agreementIds, agreementOf, windows, applications, setAside, waits, running, countOne, now } = deps;
  const count = { windows: 0, applications: 0, awards: 0, heldTooLong: 0, faults: 0 };
  const found = (metric: Found, of: keyof typeof count, what: Readonly<Record<string, string>>) => {
    count[of] += 1;
    countOne(metric);
    logger.error('Something was left behind', { metric, ...what });
  };
  const kept = await Promise.all(
    agreementIds.map(async (id) => ({
      id,
      of: await Array.fromAsync(everyItem((after) => windows.page(id, { after }))),
    })),
  );
  const every = kept.flatMap(({ of }) => of);

  for (const { id, of } of kept) await lookAtOpenings(id, of);

  await lookAtWindows(every.filter(isLedByTheClock));
  const begun = every.filter((window) => window.status === 'evaluating' && hasBegunItsApplications(window, now()));
  await lookAtApplications(begun);
  await lookAtAwards([...begun, ...every.filter(({ status }) => status === 'standstill')]);
  for (const ask of holdsAnAward)
    for (const { subject, enteredAt } of await waits.waiting(ask))
      if (isHeldTooLong(ask, enteredAt, now())) found('AwardsHeldTooLong', 'heldTooLong', { windowId: subject, ask });
  for (const ask of asksOfFaults)
    for (const { subject, enteredAt } of await waits.waiting(ask))
      if (plusDuration(enteredAt, SEEN_TO) <= now()) found('FaultsWaiting', 'faults', { subject });
  return count;

  async function lookAtOpenings(id: string, some: readonly Window[]): Promise<void> {
    const agreement = agreementOf(id);
    if (!agreement) return;
    const notOpened = await Array.fromAsync(everyItem((after) => windows.notOpened(id, { after })));
    for (const windowId of missedOpenings(agreement, { windows: some, notOpened }, now()))
      found('WindowsBehindTheirTime', 'windows', { windowId, status: 'never prepared' });
  }

  // What runs is asked first: of a process that ends meanwhile, the record says how it ended.
  async function lookAtWindows(some: readonly Window[]): Promise<void> {
    if (some.length === 0) return;
    const names = await running.windows();
    for (const window of some) {
      const name = window.execution.split(':').at(-1) ?? '';
      if (isBehindItsTime(window, now()) || !names.has(name))
        found('WindowsBehindTheirTime', 'windows', { windowId: window.windowId, status: window.status });
    }
  }

  async function lookAtApplications(some: readonly Window[]): Promise<void> {
    if (some.length === 0) return;
    const names = await running.applications();
    // One that was taken up again has the number of that time behind its name.
    const about = new Set([...names].flatMap((name) => [name, name.replace(/(?:-anew)?-\d+$/, '')]));
    for (const { windowId } of some) {
      for await (const application of applications.readable(windowId))
        if (awaitsItsProcess(application)) lookAt(application.applicationId);
      for (const each of await setAside.of(windowId)) if (!isLeftOut(each)) lookAt(each.applicationId);
    }
    function lookAt(applicationId: string): void {
      if (!about.has(applicationId)) found('ApplicationsLeftBehind', 'applications', { applicationId });
    }
  }

  async function lookAtAwards(some: readonly Window[]): Promise<void> {
    if (some.length === 0) return;
    const names = await running.awards();
    for (const { windowId } of some)
      if (!awardProcessesOf(windowId).some((name) => names.has(name)))
        found('AwardsLeftBehind', 'awards', { windowId });
  }
};

/** In this time somebody who looks at the dashboard has seen a fault. */
const SEEN_TO = 'PT1H';
