import type { Now } from '../../adapters/clock.ts';
import type { ApplicationRepository } from '../../adapters/dynamodb/applications.ts';
import type { AwardRepository } from '../../adapters/dynamodb/awards.ts';
import type { OutcomeRepository } from '../../adapters/dynamodb/contracts.ts';
import type { LetterRepository } from '../../adapters/dynamodb/letters.ts';
import type { RepresentationRepository } from '../../adapters/dynamodb/representations.ts';
import type { SetAsideRepository } from '../../adapters/dynamodb/set-aside-applications.ts';
import type { WindowRepository } from '../../adapters/dynamodb/windows.ts';
import type { OpenedApplication } from '../../domain/application/opened-application.ts';
import { statusesBefore } from '../../domain/application/status.ts';
import { type AwardStop, awardStopOf, standingOfAward } from '../../domain/award/stopped.ts';
import { outcomeLetterIdOf, outcomeLettersOf } from '../../domain/letters/application-letters.ts';
import {
  awardStoppedLetter,
  awardStoppedParagraphs,
  standsAllTheSame,
} from '../../domain/letters/award-stopped-letter.ts';
import { leftOutApplicant } from '../../domain/letters/left-out-applicant.ts';
import type { Window } from '../../domain/window/window.ts';
import { allAtOnce, type Call, inBatches } from './in-batches.ts';
import { leftOutOf } from './left-out.ts';
import { frozenAgreement, storedWindow } from './stored-window.ts';

interface Deps {
  readonly windows: WindowRepository;
  readonly applications: ApplicationRepository;
  readonly setAside: SetAsideRepository;
  readonly representations: RepresentationRepository;
  readonly awards: AwardRepository;
  readonly outcomes: OutcomeRepository;
  readonly letters: LetterRepository;
  readonly now: Now;
}

/** How an approved award stands now: by its challenges, or by its window, which an officer may have cancelled. */
export const awardStanding = async (
  { windows, awards }: Pick<Deps, 'windows' | 'awards'>,
  windowId: string,
): Promise<ReturnType<typeof standingOfAward>> =>
  standingOfAward(await storedWindow(windows, windowId), await awards.challenges(windowId));

/** How far the ending of an award came: the last application that was looked at. */
interface Ended {
  readonly until: string;
  readonly isMore: boolean;
}

/**
 * Ends an approved award that a challenge or two officers have stopped, or whose window was cancelled since its contracts can never be made: the window,
 * each application's status and outcome, the outcome letters that have not gone out (of which no sender takes up another from the first call on), and
 * a letter to every applicant, which whoever calls this has sent at once: as many as the call may, from behind the application `after` on. Attempted again, it takes up what was left.
 */
export const stopAward = async (
  deps: Deps,
  windowId: string,
  call: Call = allAtOnce,
  after: string | undefined = '',
): Promise<Ended> => {
  const { windows, applications, awards, outcomes, letters, now } = deps;
  const window = await storedWindow(windows, windowId);
  const agreement = await frozenAgreement(windows, windowId);
  const stop = await stopOf(window);
  const action = actions[stop.because];
  await letters.recallAll(outcomeLettersOf(windowId));
  await windows.move(window, 'cancelled', {}, { at: now(), action });
  const every = applications.every(windowId, after);
  const { last, isMore } = await inBatches(every, call, async (application) => tell(await end(application)));
  const ended = { until: last?.applicationId ?? after, isMore };
  if (isMore) return ended;
  for (const each of await leftOutOf(deps, windowId)) await tell(leftOutApplicant(agreement, each));
  return ended;

  async function stopOf(window: Window): Promise<AwardStop> {
    const stop = awardStopOf(window, await awards.challenges(windowId));
    if (!stop) throw new Error(`Nothing has stopped the award of ${windowId}`);
    return stop;
  }
  async function tell(ended: Parameters<typeof awardStoppedLetter>[2]): Promise<void> {
    const { providerId, receipt } = ended;
    const { at } = stop;
    const told = { windowId, providerId, reference: receipt.reference };
    const paragraphs = awardStoppedParagraphs(agreement, window, ended, stop);
    if (standsAllTheSame(ended)) await outcomes.add({ ...told, at, paragraph: paragraphs.join(' ') });
    else await outcomes.overtake({ ...told, overtaken: { at, title: 'Award stopped', paragraphs } });
    await letters.withdraw(outcomeLetterIdOf(windowId, providerId));
    await letters.enqueue([awardStoppedLetter(agreement, window, ended, stop)], now());
  }

  // Who was rejected before the award stays so: it is not the award that decided that.
  async function end(application: OpenedApplication): Promise<OpenedApplication> {
    if (!statusesBefore('award-stopped').includes(application.status)) return application;
    return applications.move(application, 'award-stopped', { awardedLots: [] }, { at: now(), action });
  }
};

const actions: Readonly<Record<AwardStop['because'], string>> = {
  challenge: 'award stopped after a challenge',
  decided: 'award stopped: proposed by one officer and decided by another',
  'out-of-reach': 'award stopped: the agreement ended before its contracts',
};
