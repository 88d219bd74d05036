import * as z from 'zod';
import { isCountable } from '../evaluation/points.ts';
import { HIGHEST_MARK } from './least-mark.ts';
import { words } from './words.ts';

export { floorOf, HIGHEST_MARK } from './least-mark.ts';

/** A share of 100, or a least mark: typed with four decimals at most, so that totals are exact. */
const counted = z.number().refine(isCountable, 'Use four decimals or fewer');

/** A question that evaluators score, with its weight on each lot that asks it. */
export const qualityQuestion = z.object({
  id: z.string().regex(/^q\d+$/),
  title: words,
  text: words,
  /** What evaluators look for; providers see it too. */
  goodAnswer: words,
  wordLimit: z.int().min(50).max(2000),
  /** Percent of the lot's total, by lot; a lot that is not named does not ask the question. */
  weights: z.record(z.string(), counted.positive().max(100)),
  /** The least mark that admits, where the question has one of its own. */
  floor: counted.min(0).max(HIGHEST_MARK).optional(),
});
export type QualityQuestion = z.infer<typeof qualityQuestion>;

/** An answer that nobody gave, for evaluators to mark before applications are opened. */
const calibrationAnswer = z.object({
  id: z.string().regex(/^c\d+$/, 'Use c and a number, like c1'),
  /** The question that it answers. */
  question: z.string(),
  answer: words,
});
export type CalibrationAnswer = z.infer<typeof calibrationAnswer>;

/** How quality is judged: questions, the meaning of each mark, and what admits. */
export const questionnaire = z.object({
  questions: z.array(qualityQuestion).min(1),
  scale: z
    .array(
      z.object({
        mark: z.int().min(0).max(HIGHEST_MARK),
        meaning: words,
        /** What a reason for this mark speaks of, since the meaning claims it: evaluators are asked for it as they give the mark. */
        reasonNames: words.optional(),
      }),
    )
    .length(HIGHEST_MARK + 1),
  /** Least total out of 100. */
  threshold: counted.min(0).max(100),
  /** Least mark on every question. */
  floor: counted.min(0).max(HIGHEST_MARK),
  /** Marks of one question that are so far apart or further are agreed on first; 2 where nothing is said. */
  wideGap: z.int().min(1).max(HIGHEST_MARK).optional(),
  /** Invented answers by which evaluators find out before the scoring how far their marks lie apart; none where a file names none. */
  calibration: z.array(calibrationAnswer).min(1).max(6).optional(),
  evaluators: z.literal(2),
  /** Whether evaluators take places themselves, or the procurement lead assigns them. */
  places: z.enum(['taken', 'assigned']).default('taken'),
  /** Days within which an assigned place is accepted or declined; then who assigned it is told of the silence. */
  daysToAccept: z.int().min(1).max(30).default(3),
});
export type Questionnaire = z.infer<typeof questionnaire>;

/** The questions that an applicant for these lots answers, in the file's order. */
export const questionsFor = (
  { questions }: Pick<Questionnaire, 'questions'>,
  lots: readonly string[],
): readonly QualityQuestion[] => questions.filter(({ weights }) => lots.some((lot) => lot in weights));
