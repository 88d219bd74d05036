import * as z from 'zod';
import { HIGHEST_MARK, type QualityQuestion, type Questionnaire } from '../agreement/questionnaire.ts';
import { person } from '../people/officer.ts';
import { type Reason, saysWhy } from '../reason.ts';
import { barriersToReasons } from './reasons.ts';

export const mark = z.int().min(0).max(HIGHEST_MARK);

/** The places as evaluator of an application. */
const PLACES = [1, 2] as const;
export const placeNumber = z.literal(PLACES);

/** How many score each application, each alone (docs/rules.md, rule 5). */
export const EVALUATORS = PLACES.length;

/** One evaluator's or the panel's mark on one question; a draft may lack either part. */
export const score = z.object({ mark: mark.optional(), reason: z.string().default('') });
export type Score = z.infer<typeof score>;
export type Scores = Readonly<Record<string, Score>>;

/** How a mark and its reason changed, in a line for the audit trail. */
export const changeInWords = (question: string, before: Score | undefined, after: Score): string => {
  const marks = [before?.mark, after.mark].map((given) => given ?? 'none').join(' to ');
  const reason =
    (before?.reason ?? '') === after.reason ? 'reason as before' : `reason of ${after.reason.length} characters`;
  return `${question}: ${before ? marks : `${after.mark ?? 'none'}, first saved`}; ${reason}`;
};

/** One evaluator's work on one application. Nobody else sees it before moderation. */
export const evaluation = z.object({
  applicationId: z.string(),
  slot: placeNumber,
  evaluator: person,
  scores: z.record(z.string(), score),
  finalAt: z.iso.datetime().optional(),
  /** Since when its final marks no longer count: the evaluator declared a conflict of interest. */
  setAsideAt: z.iso.datetime().optional(),
  version: z.int().min(1),
});
export type Evaluation = z.infer<typeof evaluation>;

/** The places as evaluator that nobody has taken, lowest first. */
export const freePlaces = ({
  evaluators,
}: {
  readonly evaluators: readonly Pick<Evaluation, 'slot'>[];
}): readonly Evaluation['slot'][] => PLACES.filter((place) => evaluators.every(({ slot }) => slot !== place));

/** The panel's consensus. */
export const moderation = z.object({
  applicationId: z.string(),
  moderator: person,
  scores: z.record(z.string(), score),
  finalAt: z.iso.datetime().optional(),
  /** Since when it no longer counts: the moderator declared a conflict of interest, and somebody else begins afresh. */
  setAsideAt: z.iso.datetime().optional(),
  /** The consensus as it was before marks under it were set aside: to be agreed again. */
  before: z.record(z.string(), score).optional(),
  /** The questions that an approver had opened again, with the consensus on all as it was final then: the others stay as they are. */
  again: z
    .object({
      questions: z.array(z.string()).min(1),
      scores: z.record(z.string(), score),
      finalAt: z.iso.datetime().optional(),
    })
    .optional(),
  version: z.int().min(1),
});
export type Moderation = z.infer<typeof moderation>;

/** The evaluations that a consensus is made of: final, and not set aside. */
export const standing = <Kept extends Pick<Evaluation, 'finalAt' | 'setAsideAt'>>(
  evaluations: readonly Kept[],
): readonly Kept[] => evaluations.filter(({ finalAt, setAsideAt }) => finalAt && !setAsideAt);

export type ScoreBarrier = Reason<'no-mark' | 'no-reason' | 'copies-scale' | 'same-words'> & {
  readonly question: string;
};

/** What stands against saving an evaluator's scores as final: each question has a mark with its reason (docs/rules.md, rule 5). */
export const barriersToFinalScores = (
  questionnaire: Pick<Questionnaire, 'scale'>,
  questions: readonly QualityQuestion[],
  scores: Scores,
): readonly ScoreBarrier[] => {
  const ofReasons = barriersToReasons(questionnaire, questions, scores);
  return questions.flatMap((question): readonly ScoreBarrier[] => [
    ...(scores[question.id]?.mark === undefined
      ? [{ code: 'no-mark', question: question.id, text: `Give a mark for “${question.title}”` } as const]
      : []),
    ...ofReasons.filter((barrier) => barrier.question === question.id),
  ]);
};

/**
 * What stands against the consensus: a mark for each question, and a reason wherever it differs from an individual mark, or where
 * there is one evaluation alone (docs/rules.md, rule 5; Lancashire Care v Lancashire CC [2018] EWHC 1589 (TCC)).
 */
export const barriersToConsensus = (
  questions: readonly QualityQuestion[],
  individual: readonly Scores[],
  consensus: Scores,
): readonly ScoreBarrier[] =>
  questions.flatMap((question): readonly ScoreBarrier[] => {
    const given = consensus[question.id];
    if (given?.mark === undefined)
      return [{ code: 'no-mark', question: question.id, text: `Give the consensus mark for “${question.title}”` }];
    const differs = individual.some((scores) => scores[question.id]?.mark !== given.mark);
    return (differs || individual.length < EVALUATORS) && !saysWhy(given.reason)
      ? [
          {
            code: 'no-reason',
            question: question.id,
            text: isOutside(given.mark, individual, question)
              ? `Explain why the consensus on “${question.title}” lies outside both marks`
              : differs
                ? `Explain why the consensus on “${question.title}” differs from an individual mark`
                : `Give the reason for the consensus on “${question.title}”: one evaluator alone has marked it`,
          },
        ]
      : [];
  });

/** Whether neither evaluator went so far: the panel then found what both had not. */
const isOutside = (agreed: number, individual: readonly Scores[], { id }: QualityQuestion): boolean => {
  const marks = individual.flatMap((scores) => scores[id]?.mark ?? []);
  return marks.length >= EVALUATORS && (agreed < Math.min(...marks) || agreed > Math.max(...marks));
};
