import { auditWrite } from '../../../adapters/dynamodb/audit.ts';
import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { type Ask, waitsOfAward } from '../../../adapters/dynamodb/waits.ts';
import type { Challenge } from '../../../domain/award/award.ts';
import { barriersToSettlingAChallenge } from '../../../domain/award/challenges.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { decideAll, redeliver } from './machine-answers.ts';
import { noAwardToHold } from './record-challenge.ts';
import { requireSeparateInAward } from './require-separate.ts';

/** How a challenge was settled, by whom and why. */
export type Settled = NonNullable<Challenge['settled']>;

/** Where the award's machine may stand when a challenge stops the award: each of these questions is answered, and the machine ends. */
const stoppable: ReadonlySet<Ask> = new Set([...waitsOfAward, 'fault']);

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
