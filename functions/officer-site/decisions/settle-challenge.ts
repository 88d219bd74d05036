import { barriersToSettlingAChallenge } from '../../../domain/award/challenges.ts';
import { isProposal } from '../../../domain/award/stop-proposal.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { noAwardToHold } from './record-challenge.ts';
import { requireSeparateInAward } from './require-separate.ts';
import { type Settled, settledAlready, settleHold } from './settle-hold.ts';

/** Settles a challenge: the award continues, once nothing else holds it, or is stopped. @throws Problem 404, or 409 where it was settled otherwise */
export const settleChallenge = async (
  deps: Deps,
  window: Window,
  challengeAt: string,
  officer: Officer,
  { decision, reason, at }: Pick<Settled, 'decision' | 'reason' | 'at'>,
): Promise<void> => {
  const { windowId } = window;
  const settled: Settled = { decision, reason, at, by: { id: officer.id, name: officer.name } };
  const settledBefore = settledOtherwise(windowId);
  const declaration = await declarationOf(deps, officer, windowId);
  const holds = await deps.awards.challenges(windowId);
  const hold = holds.find((each) => each.at === challengeAt && !isProposal(each));
  if (!hold) throw notFound();
  if (hold.settled) return settledAlready(deps, hold, hold.settled, { settled, settledBefore });
  const against = barriersToSettlingAChallenge(window);
  if (against.length > 0) throw noAwardToHold(window, against);
  const [applicants, { recommendations, approvals }] = await Promise.all([
    everyApplicant(deps, windowId),
    awardStateOf(deps, windowId),
  ]);
  requireSeparateInAward('settle-challenge', officer, { ...applicants, recommendations, approvals }, windowId);
  const held = [deps.evaluations.stillDeclared(windowId, declaration)];
  await settleHold(deps, { hold, holds, settled, action: `challenge settled: ${decision}`, held, settledBefore });
};

const settledOtherwise =
  (windowId: string) =>
  ({ by, at, decision, reason }: Settled): Problem =>
    new Problem(409, {
      title: 'This challenge has been settled already',
      lines: [
        `${by.name} settled it at ${momentInWords(at)}: the award ${decision === 'continue' ? 'continues' : 'is stopped'}.`,
        `Reason: ${reason}`,
        'Yours was not saved.',
      ],
      link: { href: paths.window(windowId).standstill, text: 'See the standstill' },
    });
