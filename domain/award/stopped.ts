import { cancellationOf } from '../window/cancelling.ts';
import type { Window } from '../window/window.ts';
import type { Challenge } from './award.ts';
import { standingOf } from './challenges.ts';
import { isProposal } from './stop-proposal.ts';

/**
 * Why an award that had been approved is not made, and since when. `out-of-reach`: the agreement ended before its contracts; `decided`: two
 * officers proposed and decided it.
 */
export type AwardStop =
  | { readonly because: 'challenge'; readonly at: string }
  | { readonly because: 'out-of-reach' | 'decided'; readonly at: string; readonly reason: string };

/**
 * What stopped an approved award: a challenge settled against it, two officers who proposed and decided it, or else an officer who cancelled its window, which can only be where
 * contracts were out of reach. Where both were at the same moment it is the challenge, whose maker is owed that answer. Undefined of
 * one that goes on.
 */
export const awardStopOf = (
  window: Pick<Window, 'status' | 'changes'>,
  challenges: readonly Challenge[],
): AwardStop | undefined => {
  const stopping = challenges.find((each) => each.settled?.decision === 'stop');
  if (stopping?.settled) {
    const { at, reason } = stopping.settled;
    return isProposal(stopping) ? { because: 'decided', at, reason } : { because: 'challenge', at };
  }
  const cancellation = cancellationOf(window);
  return cancellation && { because: 'out-of-reach', at: cancellation.at, reason: cancellation.reason };
};

/** How an approved award stands: what stopped it, or a challenge that holds it (docs/rules.md, rules 7 and 9). */
export const standingOfAward = (
  window: Pick<Window, 'status' | 'changes'>,
  challenges: readonly Challenge[],
): ReturnType<typeof standingOf> => (awardStopOf(window, challenges) ? 'stopped' : standingOf(challenges));
