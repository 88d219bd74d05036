import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { type Ask, waitsOfAward } from '../../../adapters/dynamodb/waits.ts';
import type { Challenge } from '../../../domain/award/award.ts';
import {
  barriersToRecordingAChallenge,
  barriersToSettlingAChallenge,
  type ChallengeBarrier,
} from '../../../domain/award/challenges.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { awardApproved, awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { decide, decideAll, redeliver } from './machine-answers.ts';
import { requireSeparateInAward } from './require-separate.ts';

type Settled = NonNullable<Challenge['settled']>;

/** Where the award's machine may stand when a challenge stops the award: each of these questions is answered, and the machine ends. */
const stoppable: ReadonlySet<Ask> = new Set([...waitsOfAward, 'fault']);

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
        detail: `from ${fresh.from}: ${fresh.summary}`,
      },
    ),
    deps.awards.keepChallenge({ ...fresh, at: freeInstant(challenges, fresh.at) }),
  ]);
};

/** Its instant names a challenge: where one was recorded in the same millisecond, the next takes another. */
const freeInstant = (challenges: readonly Challenge[], at: string): string =>
  challenges.some((each) => each.at === at) ? freeInstant(challenges, plusDuration(at, 'PT0.001S')) : at;

/**
 * Settles a challenge. The award's machine is told once nothing holds the award any more; where it is stopped, whatever the machine
 * waits for, so that it ends and tells everybody at once. What it comes to ask in this very moment, it finds answered.
 * @throws Problem 404, or 409 where it was settled otherwise
 */
export const settleChallenge = async (
  deps: Deps,
  window: Window,
  challengeAt: string,
  officer: Officer,
  { decision, reason, at }: Pick<Settled, 'decision' | 'reason' | 'at'>,
): Promise<void> => {
  const { windowId } = window;
  const settled: Settled = { decision, reason, at, by: { id: officer.id, name: officer.name } };
  const declaration = await declarationOf(deps, officer, windowId);
  const challenges = await deps.awards.challenges(windowId);
  const asked = challenges.find(({ at }) => at === challengeAt);
  if (!asked) throw notFound();
  if (asked.settled) {
    if (asked.settled.by.id !== settled.by.id || asked.settled.decision !== settled.decision)
      throw settledBefore(windowId, asked.settled);
    for (const ask of stoppable) await redeliver(deps, windowId, ask);
    return;
  }
  const against = barriersToSettlingAChallenge(window);
  if (against.length > 0) throw noAwardToHold(window, against);
  const [applicants, { recommendations, approvals }] = await Promise.all([
    everyApplicant(deps, windowId),
    awardStateOf(deps, windowId),
  ]);
  requireSeparateInAward('settle-challenge', officer, { ...applicants, recommendations, approvals }, windowId);

  const writes = [
    deps.evaluations.stillDeclared(windowId, declaration),
    deps.awards.keepChallenge({ ...asked, settled }),
    auditWrite(deps.records, {
      windowId,
      at: settled.at,
      by: settled.by,
      action: `challenge settled: ${settled.decision}`,
      subject: challengeAt,
      detail: settled.reason,
    }),
  ];
  const holds = challenges.some((each) => each !== asked && !each.settled);
  const ends = (ask: Ask): boolean =>
    settled.decision === 'stop' ? stoppable.has(ask) : ask === 'challenge' && !holds;
  const waits = (await deps.waits.of(windowId)).filter(({ ask, status }) => status === 'waiting' && ends(ask));
  try {
    await decideAll(deps, { waits, answer: { decision: settled.decision }, writes });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const now = (await deps.awards.challenges(windowId)).find(({ at }) => at === challengeAt)?.settled;
    if (!now) throw error;
    if (now.by.id !== settled.by.id || now.decision !== settled.decision) throw settledBefore(windowId, now);
  }
};

/** Lets the award's machine look again, where it came to ask only after the last challenge had been settled. */
export const continueAward = async (deps: Deps, window: Window, settled: Settled): Promise<void> => {
  const { windowId } = window;
  const wait = await deps.waits.get(windowId, 'challenge');
  if (wait?.status !== 'waiting') return redeliver(deps, windowId, 'challenge');
  if ((await deps.awards.challenges(windowId)).some((each) => !each.settled)) return;
  await decide(deps, {
    wait,
    answer: { decision: settled.decision },
    writes: [
      auditWrite(deps.records, {
        windowId,
        at: settled.at,
        by: settled.by,
        action: 'award taken up after the challenges',
      }),
    ],
  });
};

const noAwardToHold = ({ windowId }: Window, against: readonly ChallengeBarrier[]): Problem =>
  new Problem(409, {
    title: 'There is no award to hold',
    lines: against.map(
      ({ code, text }) =>
        `${text} Nothing was saved.${code === 'standstill-over' ? ' Take legal advice on a challenge that comes now.' : ''}`,
    ),
    link: { href: paths.window(windowId).standstill, text: 'See the standstill' },
  });

const settledBefore = (windowId: string, { by, at, decision, reason }: Settled) =>
  new Problem(409, {
    title: 'This challenge has been settled already',
    lines: [
      `${by.name} settled it at ${momentInWords(at)}: the award ${decision === 'continue' ? 'continues' : 'is stopped'}.`,
      `Reason: ${reason}`,
      'Yours was not saved.',
    ],
    link: { href: paths.window(windowId).standstill, text: 'See the standstill' },
  });
