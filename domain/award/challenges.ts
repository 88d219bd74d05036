import type { Reason } from '../reason.ts';
import { momentInWords } from '../time/plain-words.ts';
import type { Window } from '../window/window.ts';
import type { Challenge, ChallengeParticulars } from './award.ts';

/** What challenges do to an award: one that is open holds it, one settled against it stops it (docs/rules.md, rule 7). */
export const standingOf = (challenges: readonly Challenge[]): 'clear' | 'challenged' | 'stopped' => {
  if (challenges.some(({ settled }) => settled?.decision === 'stop')) return 'stopped';
  return challenges.some(({ settled }) => !settled) ? 'challenged' : 'clear';
};

export type ChallengeBarrier = Reason<'no-award' | 'standstill-over'>;

/**
 * What stands against recording a challenge: it can be made from the approval on, when applicants are being told, to the end of the
 * standstill; and while one holds the award (docs/rules.md, rule 7).
 */
export const barriersToRecordingAChallenge = (
  window: Pick<Window, 'status' | 'standstillEndsAt'>,
  award: { readonly approved: boolean; readonly challenges: readonly Challenge[] },
  at: string,
): readonly ChallengeBarrier[] => {
  const { status, standstillEndsAt } = window;
  const isRunning = standstillEndsAt !== undefined && at < standstillEndsAt;
  const isHeld = award.challenges.some(({ settled }) => !settled);
  const canBeHeld = (status === 'evaluating' && award.approved) || (status === 'standstill' && (isRunning || isHeld));
  return canBeHeld ? [] : [nothingToHold(window)];
};

/** What stands against settling a challenge that was recorded: that the award which it held is over. */
export const barriersToSettlingAChallenge = (
  window: Pick<Window, 'status' | 'standstillEndsAt'>,
): readonly ChallengeBarrier[] =>
  window.status === 'standstill' || window.status === 'evaluating' ? [] : [nothingToHold(window)];

const nothingToHold = ({ status, standstillEndsAt }: Pick<Window, 'status' | 'standstillEndsAt'>): ChallengeBarrier => {
  if (status === 'cancelled')
    return { code: 'no-award', text: 'This window was cancelled, or its award stopped, so there is no award to hold.' };
  return standstillEndsAt
    ? { code: 'standstill-over', text: `The standstill ended at ${momentInWords(standstillEndsAt)}.` }
    : {
        code: 'no-award',
        text: 'A challenge holds an award that has been approved, and this window has not come to it.',
      };
};

/** What stands against the days that somebody typed of a challenge. */
export const barriersToDays = ({
  receivedOn,
  answerBy,
}: Pick<ChallengeParticulars, 'receivedOn' | 'answerBy'>): readonly Reason<'answer-before-received'>[] =>
  answerBy < receivedOn
    ? [
        {
          code: 'answer-before-received',
          text: 'The day to answer by must be the day on which it reached you, or later',
        },
      ]
    : [];

/** The first day by which an open challenge is to be answered; undefined where none says. */
export const answerDueBy = (challenges: readonly Challenge[]): string | undefined =>
  challenges
    .flatMap(({ settled, particulars }) => (settled || !particulars ? [] : [particulars.answerBy]))
    .toSorted()
    .at(0);
