import {
  barriersToDecidingOnAStop,
  barriersToTakingAStopBack,
  isProposal,
  isTakenBack,
  type StopProposal,
} from '../../../domain/award/stop-proposal.ts';
import type { Officer } from '../../../domain/people/officer.ts';
import { barriersToTurningAway, type Reason } from '../../../domain/reason.ts';
import { momentInWords } from '../../../domain/time/plain-words.ts';
import type { Window } from '../../../domain/window/window.ts';
import { notFound, Problem } from '../../shared/web/problem.ts';
import { awardStateOf } from '../case/award-state.ts';
import { declarationOf } from '../case/declaration.ts';
import { everyApplicant } from '../case/every-applicant.ts';
import type { Deps } from '../deps.ts';
import { paths } from '../paths.ts';
import { requireSeparateInAward } from './require-separate.ts';
import { type Settled, settledAlready, settleHold } from './settle-hold.ts';

interface Deciding extends Pick<Settled, 'decision' | 'reason' | 'at'> {
  /** By whoever made it, who thereby takes it back, or by another. */
  readonly how: 'decided' | 'taken-back';
}

/** A proposal to stop the award of a window, open or settled, by its number. @throws Problem 404 */
export const proposalAsked = async (deps: Pick<Deps, 'awards'>, windowId: string, number: string) => {
  const holds = await deps.awards.challenges(windowId);
  const proposal = holds.filter(isProposal).find((each) => String(each.proposal) === number);
  if (!proposal) throw notFound();
  return { holds, proposal };
};

/**
 * Decides on a proposal to stop an award, or takes it back: the award is stopped, and everybody is told, or it goes on once nothing else
 * holds it. Of two at once one counts, and the other is told whose.
 * @returns what stands against it
 * @throws Problem 403, 404, or 409 where it was settled otherwise
 */
export const settleStop = async (
  deps: Deps,
  { windowId }: Window,
  number: string,
  officer: Officer,
  { how, decision, reason, at }: Deciding,
): Promise<readonly Reason[]> => {
  const settled: Settled = { decision, reason, at, by: { id: officer.id, name: officer.name } };
  const declaration = await declarationOf(deps, officer, windowId);
  const { holds, proposal: hold } = await proposalAsked(deps, windowId, number);
  const settledBefore = (before: Settled): Problem => settledOtherwise(hold, before);
  if (hold.settled) {
    await settledAlready(deps, hold, hold.settled, { settled, settledBefore });
    return [];
  }
  const [applicants, state] = await Promise.all([everyApplicant(deps, windowId), awardStateOf(deps, windowId)]);
  const deed = how === 'taken-back' ? 'propose-stop' : 'decide-stop';
  requireSeparateInAward(deed, officer, { ...applicants, ...state }, windowId);
  const against =
    how === 'taken-back'
      ? barriersToTakingAStopBack(hold, officer)
      : [...barriersToDecidingOnAStop(hold, officer), ...barriersToTurningAway(reason)];
  if (against.length > 0) return against;
  const done = { continue: 'the award goes on', stop: 'the award is stopped' }[decision];
  const action = how === 'taken-back' ? 'proposed stop of the award taken back' : `proposed stop of the award: ${done}`;
  const held = [deps.evaluations.stillDeclared(windowId, declaration)];
  await settleHold(deps, { hold, holds, settled, action, held, settledBefore });
  return [];
};

const settledOtherwise = (hold: StopProposal, settled: Settled): Problem => {
  const { by, at, decision, reason } = settled;
  const what = isTakenBack({ ...hold, settled })
    ? 'took the proposal back'
    : `decided that the award ${decision === 'continue' ? 'goes on' : 'is stopped'}`;
  return new Problem(409, {
    title: 'This proposal has been settled already',
    lines: [`${by.name} ${what} at ${momentInWords(at)}.`, `Reason: ${reason}`, 'Yours was not saved.'],
    link: { href: paths.window(hold.windowId).standstill, text: 'See the standstill' },
  });
};
