import type { Challenge } from '../../../domain/award/award.ts';
import { barriersToRecordingAChallenge, type ChallengeBarrier } from '../../../domain/award/challenges.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import type { Window } from '../../../domain/window/window.ts';
import { Problem } from '../../shared/web/problem.ts';
import { awardApproved } from '../case/award-state.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';

/** What stands against a challenge to the award of this window being recorded now. */
export const againstAChallenge = async (
  deps: Pick<Deps, 'awards'>,
  window: Window,
  challenges: readonly Challenge[],
  at: string,
): Promise<readonly ChallengeBarrier[]> => {
  const approved = await awardApproved(deps, window.windowId);
  return barriersToRecordingAChallenge(window, { approved, challenges }, at);
};

/**
 * Records a challenge, which holds the award until somebody settles it (docs/rules.md, rule 7). The same challenge sent twice is kept once.
 * @throws Problem 409 where there is no award to hold
 */
export const recordChallenge = async (deps: Deps, window: Window, fresh: Challenge): Promise<void> => {
  const challenges = await deps.awards.challenges(window.windowId);
  const open = challenges.filter(({ settled }) => !settled);
  const again = open.some(
    ({ recordedBy, from, summary }) =>
      recordedBy.id === fresh.recordedBy.id && from === fresh.from && summary === fresh.summary,
  );
  if (again) return;
  const against = await againstAChallenge(deps, window, challenges, fresh.at);
  if (against.length > 0) throw noAwardToHold(window, against);
  await deps.records.transact([
    ...deps.windows.changeWrites(
      window,
      {},
      {
        at: fresh.at,
        by: fresh.recordedBy,
        action: 'challenge recorded',
        detail: detailOf(fresh),
      },
    ),
    deps.awards.keepChallenge({ ...fresh, at: freeInstant(challenges, fresh.at) }),
  ]);
};

const detailOf = ({ from, summary, particulars }: Challenge): string => {
  if (!particulars) return `from ${from}: ${summary}`;
  const { receivedOn, answerBy, lots, application } = particulars;
  const about = [`lots ${lots.join(', ')}`, ...(application ? [application.reference] : [])].join('; ');
  return `from ${from}, received ${receivedOn}, to be answered by ${answerBy}, ${about}: ${summary}`;
};

/** Its instant names a challenge: where one was recorded in the same millisecond, the next takes another. */
const freeInstant = (challenges: readonly Challenge[], at: string): string =>
  challenges.some((each) => each.at === at) ? freeInstant(challenges, plusDuration(at, 'PT0.001S')) : at;

/** What keeps a challenge to an award from being recorded or settled. */
export const noAwardToHold = ({ windowId }: Window, against: readonly ChallengeBarrier[]): Problem =>
  new Problem(409, {
    title: 'There is no award to hold',
    lines: against.map(
      ({ code, text }) =>
        `${text} Nothing was saved.${code === 'standstill-over' ? ' Take legal advice on a challenge that comes now.' : ''}`,
    ),
    link: { href: paths.window(windowId).standstill, text: 'See the standstill' },
  });
