import type { ApplicationRepository } from '../../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../../adapters/dynamodb/awards.ts';
import type { OutcomeRepository } from '../../../adapters/dynamodb/contracts.ts';
import type { LetterRepository } from '../../../adapters/dynamodb/letters.ts';
import type { RepresentationRepository } from '../../../adapters/dynamodb/representations.ts';
import type { SetAsideRepository } from '../../../adapters/dynamodb/set-aside-applications.ts';
import type { WaitRepository } from '../../../adapters/dynamodb/waits.ts';
import type { WindowRepository } from '../../../adapters/dynamodb/windows.ts';
import type { StopExecution } from '../../../adapters/workflow/stop-execution.ts';
import { wasTakenUpAgain } from '../../../domain/application/leaving-out.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { processOf } from '../../../domain/application/reopened.ts';
import { statusesBefore } from '../../../domain/application/status.ts';
import { awardProcessesOf } from '../../../domain/award/processes.ts';
import { isSettledAtItsStatus } from '../../../domain/award/unsettled.ts';
import { outcomeLettersOf } from '../../../domain/letters/application-letters.ts';
import { lettersAskingForCorrection } from '../../../domain/letters/correction-letters.ts';
import { lettersAskingForAReply } from '../../../domain/letters/representation-letters.ts';
import { cancellationOf, STOPPED_WITH_ITS_WINDOW } from '../../../domain/window/cancelling.ts';
import { approvalOf } from '../approved-award.ts';
import { type CalledAgain, inBatches, thisCall } from '../in-batches.ts';
import { stopAward } from '../stop-award.ts';
import { storedWindow } from '../stored-window.ts';
import type { Input, Output } from './schema.ts';

interface Deps extends CalledAgain {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly awards: AwardRepository;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly waits: WaitRepository;
  readonly stop: StopExecution;
  /** The executions that a window's starts, by what they are about. */
  readonly executions: {
    readonly ofApplication: (id: string) => string;
    readonly ofAward: (name: string) => string;
  };
}

/** Whether its process may be under way: nothing is left to it once it is settled. */
const runs = ({ status }: Pick<OpenedApplication, 'status'>): boolean =>
  status === 'window-cancelled' || !isSettledAtItsStatus({ status });

/**
 * Ends all that runs for a window that an officer cancelled: its execution, its award's and its applications', their statuses, and
 * what officers and providers are still asked about them. An award that was approved is stopped with it, and its applicants' letters are written, which
 * tell-providers sends. It ends as many in a call as one call may, from behind the application `after` on; all of them where it is not said.
 * Whatever may be repeated; of a window that was not cancelled nothing is touched.
 */
export const endWindow =
  (deps: Deps) =>
  async ({ windowId, after, endedUntil }: Input): Promise<Output> => {
    const { windows, applications, setAside, representations, awards, letters, waits, stop, executions, now } = deps;
    const window = await storedWindow(windows, windowId);
    const cancellation = cancellationOf(window);
    if (!cancellation) return { windowId };
    const call = thisCall(deps, after);
    await stop(window.execution, STOPPED_WITH_ITS_WINDOW);
    for (const name of awardProcessesOf(windowId)) await stop(executions.ofAward(name), STOPPED_WITH_ITS_WINDOW);

    const everSetAside = await setAside.ever(windowId);
    const ofTheirOwn = new Set(everSetAside.filter(wasTakenUpAgain).map(({ applicationId }) => applicationId));

    const isApproved = (await approvalOf(awards, windowId)) !== undefined;
    if (isApproved) await letters.recallAll(outcomeLettersOf(windowId));
    const byTheAward = isApproved ? statusesBefore('award-stopped') : [];
    const end = async (application: OpenedApplication): Promise<void> => {
      // First the status: a machine that still asks is answered by it (functions/workflow/ask-officer).
      const { status } = application;
      if (statusesBefore('window-cancelled').includes(status) && !byTheAward.includes(status)) {
        const audit = { at: now(), action: 'ended with the cancelled window' };
        await applications.move(application, 'window-cancelled', {}, audit);
      }
      if (runs(application)) await stop(executions.ofApplication(processOf(application)), STOPPED_WITH_ITS_WINDOW);
      await closeQuestionsAbout(application.applicationId);
      if (application.proposedRejections) await withdrawHearings(application.providerId);
      for (const letterId of lettersAskingForCorrection(application)) await letters.withdraw(letterId);
    };
    // One after the other: Step Functions takes few stops a second.
    const { last, isMore } = await inBatches(applications.readable(windowId, after), call, end, 1);
    const cameTo = last?.applicationId ?? after;
    if (isMore) return { windowId, outcome: 'more', after: cameTo };
    for (const each of everSetAside) {
      await stop(executions.ofApplication(each.applicationId), STOPPED_WITH_ITS_WINDOW);
      await closeQuestionsAbout(each.applicationId);
      if (each.leavingsOut) await withdrawHearings(each.providerId);
    }
    await closeQuestionsAbout(windowId);
    if (isApproved) {
      const stopped = await stopAward(deps, windowId, call, endedUntil);
      if (stopped.isMore) return { windowId, outcome: 'more', after: cameTo, endedUntil: stopped.until };
    }
    if (!window.endedAt) {
      const audit = { at: now(), action: 'ended what ran for the window' };
      await windows.change(window, { endedAt: now() }, audit);
    }
    return { windowId };

    async function closeQuestionsAbout(subject: string): Promise<void> {
      for (const { ask } of await waits.of(subject)) {
        // An execution that was started alone has not been stopped: it ends by its answer, which the sweep brings it at the latest.
        if (ofTheirOwn.has(subject)) await waits.answerAlone(subject, ask, { decision: 'window-cancelled' });
        else await waits.lapse(subject, ask);
      }
    }

    /** Nobody is asked for a reply any more. */
    async function withdrawHearings(providerId: string): Promise<void> {
      for (const told of await representations.of(providerId, windowId))
        for (const letterId of lettersAskingForAReply(told)) await letters.withdraw(letterId);
    }
  };
