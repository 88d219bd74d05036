import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import type { Challenge } from '../../../domain/award/award.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { declarationOf, everyApplication } from '../case-file.ts';
import type { Dependencies } from '../dependencies.ts';
import { awardStateOf } from './award-state.ts';
import { decide, redeliver } from './machine-answers.ts';
import { requireSeparate } from './require-separate.ts';

type Settled = NonNullable<Challenge['settled']>;

/**
 * Records a challenge, which holds the award until somebody settles it (docs/rules.md, rule 7). The same challenge sent twice is kept once.
 * @throws Problem 409 where there is no standstill to hold
 */
export const recordChallenge = async (deps: Dependencies, window: Window, fresh: Challenge): Promise<void> => {
  const challenges = await deps.awards.challenges(window.windowId);
  const open = challenges.filter(({ settled }) => !settled);
  const again = open.some(
    ({ recordedBy, from, summary }) =>
      recordedBy.id === fresh.recordedBy.id && from === fresh.from && summary === fresh.summary,
  );
  if (again) return;
  const isOver = !window.standstillEndsAt || fresh.at >= window.standstillEndsAt;
  if (window.status !== 'standstill' || (isOver && open.length === 0)) throw noStandstill(window);
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
    deps.awards.keepChallenge(fresh),
  ]);
};

/**
 * Settles a challenge. The award's machine is told once nothing holds the award any more, or once it is stopped; where it does not ask
 * yet, it finds the challenge settled when the standstill ends. @throws Problem 404, or 409 where it was settled otherwise
 */
export const settleChallenge = async (
  deps: Dependencies,
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
    return redeliver(deps, windowId, 'challenge');
  }
  if (window.status !== 'standstill') throw noStandstill(window);
  const [applications, { recommendations, approvals }] = await Promise.all([
    everyApplication(deps, windowId),
    awardStateOf(deps, windowId),
  ]);
  requireSeparate('settle-challenge', officer, { applications, recommendations, approvals }, windowId);

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
  const wait = await deps.waits.get(windowId, 'challenge');
  const holds = challenges.some((each) => each !== asked && !each.settled);
  try {
    if (wait?.status === 'waiting' && (!holds || settled.decision === 'stop')) {
      await decide(deps, { wait, answer: { decision: settled.decision }, writes });
    } else {
      await deps.records.transact(writes);
    }
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const now = (await deps.awards.challenges(windowId)).find(({ at }) => at === challengeAt)?.settled;
    if (!now) throw error;
    if (now.by.id !== settled.by.id || now.decision !== settled.decision) throw settledBefore(windowId, now);
  }
};

/** Lets the award's machine look again, where it came to ask only after the last challenge had been settled. */
export const continueAward = async (deps: Dependencies, window: Window, settled: Settled): Promise<void> => {
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

const noStandstill = ({ windowId, standstillEndsAt }: Window) =>
  new Problem(409, {
    title: 'There is no standstill to hold',
    lines: [
      standstillEndsAt
        ? `The standstill ended at ${momentInWords(standstillEndsAt)}. Nothing was saved. Take legal advice on a challenge that comes now.`
        : 'A challenge holds the award during its standstill, and this window has not come to it. Nothing was saved.',
    ],
    link: { href: `/officers/windows/${windowId}/standstill`, text: 'See the standstill' },
  });

const settledBefore = (windowId: string, { by, at, decision, reason }: Settled) =>
  new Problem(409, {
    title: 'This challenge has been settled already',
    lines: [
      `${by.name} settled it at ${momentInWords(at)}: the award ${decision === 'continue' ? 'continues' : 'is stopped'}.`,
      `Reason: ${reason}`,
      'Yours was not saved.',
    ],
    link: { href: `/officers/windows/${windowId}/standstill`, text: 'See the standstill' },
  });
