import * as z from 'zod';
import type { Approval } from '../award/award.ts';
import type { LastRound } from '../award/last-round.ts';
import type { Moderation } from '../evaluation/scores.ts';
import { person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import type { ApplicationStatus } from './status.ts';

const deed = z.object({ by: person, at: z.iso.datetime() });

/**
 * That an approver who returned a recommendation had the consensus on some questions of an application opened again, as its record keeps it, with what
 * became of it (docs/rules.md, rule 6).
 */
export const reopened = deed.extend({
  /** Of the recommendation that was returned. */
  round: z.int().min(1),
  questions: z.array(z.string()).min(1),
  /** What is to be done, in the approver's words. */
  instructions: z.string().min(1),
  takenBack: deed.extend({ reason: z.string() }).optional(),
  /** When the consensus was final again. */
  agreedAt: z.iso.datetime().optional(),
});
export type Reopened = z.infer<typeof reopened>;

interface Kept {
  readonly status: ApplicationStatus;
  readonly reopened?: readonly Reopened[] | undefined;
}

/** What an approver opened again and is not agreed yet. */
export const openAgain = ({ status, reopened: every = [] }: Kept): Reopened | undefined => {
  const last = every.at(-1);
  return status === 'moderating' && last && !last.takenBack && !last.agreedAt ? last : undefined;
};

/** What changes the last time that it was opened again; nothing where that is over. */
export const changingReopened = (kept: Kept, patch: Partial<Reopened>): { readonly reopened?: Reopened[] } => {
  const last = openAgain(kept);
  return last ? { reopened: (kept.reopened ?? []).map((each) => (each === last ? { ...each, ...patch } : each)) } : {};
};

/** The return that an approver may say more to: that of the last recommendation, since nothing was recommended after it. */
export const returnedLast = ({ standing, decided }: LastRound): Approval | undefined =>
  !standing && decided?.decision === 'returned' ? decided : undefined;

type NotTheirs = Reason<'not-returned' | 'not-who-returned'>;

/** What stands against an officer saying what is to be done again: it is for whoever returned the last recommendation to say. */
export const barriersToSaying = (round: LastRound, officer: { readonly id: string }): readonly NotTheirs[] => {
  const returned = returnedLast(round);
  if (!returned)
    return [{ code: 'not-returned', text: 'No recommendation is returned now, so nothing is to be done again.' }];
  return returned.by.id === officer.id
    ? []
    : [
        {
          code: 'not-who-returned',
          text: `${returned.by.name} returned the recommendation, and says what is to be done again.`,
        },
      ];
};

/** What stands against opening questions of an application again, whoever does it. `asked` are the questions that it was scored on. */
export const barriersToReopening = (
  { status }: Pick<Kept, 'status'>,
  consensus: Pick<Moderation, 'finalAt'> | undefined,
  asked: readonly { readonly id: string }[],
  questions: readonly string[],
): readonly Reason<'not-scored' | 'no-question' | 'not-its-question'>[] => {
  if (status !== 'scored' || !consensus?.finalAt)
    return [{ code: 'not-scored', text: 'This application has no final consensus now that could be opened again.' }];
  if (questions.length === 0) return [{ code: 'no-question', text: 'Select at least one question.' }];
  return questions.every((each) => asked.some(({ id }) => id === each))
    ? []
    : [{ code: 'not-its-question', text: 'This application was not scored on one of these questions.' }];
};

/** What stands against taking that back: it can be done until one of the questions has been agreed again. */
export const barriersToTakingReopeningBack = (
  kept: Kept,
  consensus: Pick<Moderation, 'finalAt' | 'again' | 'scores'> | undefined,
): readonly Reason<'not-open-again' | 'agreed-again'>[] => {
  const again = consensus?.again;
  if (!openAgain(kept) || !again || consensus.finalAt)
    return [
      { code: 'not-open-again', text: 'This application is not opened again now, or its marks were set aside since.' },
    ];
  return again.questions.some((question) => consensus.scores[question])
    ? [
        {
          code: 'agreed-again',
          text: 'The moderator has agreed one of these questions again, so that they were opened is not taken back.',
        },
      ]
    : [];
};
