import * as z from 'zod';
import type { Agreement } from '../agreement/agreement.ts';
import { person } from '../people/officer.ts';
import { type Reason, saysWhy } from '../reason.ts';
import { compareInstants } from '../time/london.ts';
import { momentInWords } from '../time/plain-words.ts';
import { toldFrom } from './extending.ts';
import { questionsUntil } from './questions-until.ts';
import type { Window } from './window.ts';

/** What an officer answers a clarification question. It is told, and stands on pages, some minutes later: until then it can be taken back. */
export const clarificationAnswer = z.object({
  /** `everyone`: it is published with the question, without whoever asked. `asker`: whoever asked is told it, and nobody else. */
  to: z.enum(['everyone', 'asker']),
  /** The question as everybody reads it, which an officer may have put otherwise than whoever asked. */
  question: z.string().optional(),
  text: z.string(),
  by: person,
  at: z.iso.datetime(),
  takenBack: z.object({ at: z.iso.datetime(), by: person, reason: z.string() }).optional(),
  /** Set as it is published, or its first letter written: from then on it cannot be taken back. */
  tellingSince: z.iso.datetime().optional(),
  /** Set once all whom it is for are written to. */
  toldAt: z.iso.datetime().optional(),
});
export type ClarificationAnswer = z.infer<typeof clarificationAnswer>;

/**
 * A question about a window that a provider asked in private, as officers know it: nothing in it says who asked. Answered again, the last answer stands
 * in the place of those before it.
 */
export const clarification = z.object({
  windowId: z.string(),
  /** In the order of the days on which they were asked; nobody can guess it. */
  clarificationId: z.string(),
  question: z.string(),
  /** In London. The time would tell who asked to whoever knows who signed in then. */
  askedOn: z.iso.date(),
  answers: z.array(clarificationAnswer),
  version: z.int().min(1),
});
export type Clarification = z.infer<typeof clarification>;

/** A question with its answer as everybody may read it. */
export const publishedClarification = z.object({
  clarificationId: z.string(),
  question: z.string(),
  text: z.string(),
  /** When the answer was given that stands now, and when the first one was, where it replaces one. */
  answeredAt: z.iso.datetime(),
  firstAnsweredAt: z.iso.datetime().optional(),
});
export type PublishedClarification = z.infer<typeof publishedClarification>;

type Answered = Pick<Clarification, 'answers'>;

/** The answer that stands: told, or on its way. */
export const standingAnswer = ({ answers }: Answered): ClarificationAnswer | undefined =>
  answers.findLast(({ takenBack }) => !takenBack);

/** The last answer that whoever it is for has been told, or is being told. */
export const toldAnswer = ({ answers }: Answered): ClarificationAnswer | undefined =>
  answers.findLast(({ tellingSince }) => tellingSince !== undefined);

/** From when an answer is told: it can be taken back for as long as an extension can. */
export const answerToldFrom = ({ at }: Pick<ClarificationAnswer, 'at'>): string => toldFrom({ kind: 'extended', at });

/** Where a question stands for officers: to be answered, with an answer on its way, or told. */
export const stateOf = (asked: Answered): 'to-answer' | 'to-tell' | 'told' => {
  const standing = standingAnswer(asked);
  if (!standing) return 'to-answer';
  return standing.toldAt ? 'told' : 'to-tell';
};

/** Many more than one firm has of one window; what it types is read by people. */
export const MOST_QUESTIONS = 30;
/** Words. */
export const LONGEST_QUESTION = 300;
export const LONGEST_ANSWER = 1_000;
/** A record holds 400 KB. */
const MOST_ANSWERS = 20;

/** Whether questions about a window are taken at this instant (docs/rules.md, rule 1). */
export const takesQuestions = (
  agreement: Pick<Agreement, 'clarifications'>,
  window: Pick<Window, 'status' | 'opensAt' | 'closesAt'>,
  on: string,
): boolean => barriersToAsking(agreement, window, 0, on).length === 0;

type AskingBarrier = Reason<'cancelled' | 'too-late' | 'too-many'>;

/** What stands against one more question of a provider that has asked so many. */
export const barriersToAsking = (
  agreement: Pick<Agreement, 'clarifications'>,
  window: Pick<Window, 'status' | 'opensAt' | 'closesAt'>,
  asked: number,
  on: string,
): readonly AskingBarrier[] => {
  const until = questionsUntil(agreement, window);
  if (window.status === 'cancelled')
    return [{ code: 'cancelled', text: 'The council has cancelled this application window.' }];
  if (compareInstants(on, until) >= 0)
    return [{ code: 'too-late', text: `Questions about this window were taken until ${momentInWords(until)}.` }];
  return asked < MOST_QUESTIONS
    ? []
    : [
        {
          code: 'too-many',
          text: `You have asked ${MOST_QUESTIONS} questions about this window, which is the most that we take from one provider.`,
        },
      ];
};

type AnsweringBarrier = Reason<'cancelled' | 'on-its-way' | 'published' | 'too-many'>;

/** What stands against answering a question, or answering it again. */
export const barriersToAnswering = (
  window: Pick<Window, 'status'>,
  asked: Answered,
  to: ClarificationAnswer['to'],
): readonly AnsweringBarrier[] => [
  ...(window.status === 'cancelled'
    ? [{ code: 'cancelled', text: 'This window was cancelled, and everybody has been told so.' } as const]
    : []),
  ...(stateOf(asked) === 'to-tell'
    ? [{ code: 'on-its-way', text: 'An answer is on its way. Take it back, or wait until it is told.' } as const]
    : []),
  ...(to === 'asker' && toldAnswer(asked)?.to === 'everyone'
    ? [{ code: 'published', text: 'It is published. Whatever takes its place is for everyone, too.' } as const]
    : []),
  ...(asked.answers.length >= MOST_ANSWERS
    ? [{ code: 'too-many', text: `It has been answered ${MOST_ANSWERS} times, which is the most.` } as const]
    : []),
];

/** What stands against taking an answer back that nobody has been told. */
export const barriersToTakingAnswerBack = (
  asked: Answered,
  reason: string,
  on: string,
): readonly Reason<'told' | 'no-reason'>[] => {
  const standing = standingAnswer(asked);
  return [
    ...(standing && !standing.tellingSince && compareInstants(on, answerToldFrom(standing)) < 0
      ? []
      : [{ code: 'told', text: 'The answer is told, so it can no longer be taken back. Answer again.' } as const]),
    ...(saysWhy(reason) ? [] : [{ code: 'no-reason', text: 'Enter why the answer is taken back.' } as const]),
  ];
};
