import * as z from 'zod';
import { HIGHEST_MARK, type Questionnaire } from '../../../../domain/agreement/questionnaire.ts';
import type { Score } from '../../../../domain/evaluation/scores.ts';
import type { Question, TypedValues } from '../../../../domain/questions/question.ts';

const LONGEST_REASON = 5000;

/** A mark from 0 to 5, each with what it means, and the reason for it. */
export const scoreQuestions = (
  { scale }: Questionnaire,
  markLabel: string,
  reasonHint: string,
): readonly Question[] => [
  {
    kind: 'radios',
    name: 'mark',
    label: markLabel,
    choices: scale.map(({ mark, meaning }) => ({ value: String(mark), text: `${mark}: ${meaning}` })),
  },
  { kind: 'long-text', name: 'reason', label: 'Reason', hint: reasonHint, rows: 6 },
];

/** A mark is one of the scale's digits, as the page offers them, and nothing that only counts as one; its reason may follow later. */
export const scoreSchema = ({ scale }: Questionnaire) => {
  const marks = new Map(scale.map(({ mark }) => [String(mark), mark]));
  return z.object({
    mark: z.string().transform((typed, context) => {
      const mark = marks.get(typed);
      if (mark !== undefined) return mark;
      context.addIssue({ code: 'custom', message: `Select a mark from 0 to ${HIGHEST_MARK}` });
      return z.NEVER;
    }),
    reason: z
      .string()
      .trim()
      .max(LONGEST_REASON, `Use ${LONGEST_REASON.toLocaleString('en-GB')} characters or fewer`),
  });
};

export const scoreValues = (score: Score | undefined): TypedValues => ({
  mark: score?.mark === undefined ? '' : String(score.mark),
  reason: score?.reason ?? '',
});
