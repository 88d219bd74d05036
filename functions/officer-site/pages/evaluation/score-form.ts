import * as z from 'zod';
import { HIGHEST_MARK, type Questionnaire } from '../../../../domain/agreement/questionnaire.ts';
import type { Score } from '../../../../domain/evaluation/scores.ts';
import type { Question } from '../../../shared/forms/question.ts';
import type { TypedValues } from '../../../shared/forms/typed-values.ts';

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

/** A draft may lack either part; what is there must be a mark of the scale. */
export const scoreSchema = z.object({
  mark: z
    .union([z.literal(''), z.coerce.number().int().min(0).max(HIGHEST_MARK)], {
      error: `Select a mark from 0 to ${HIGHEST_MARK}`,
    })
    .transform((mark) => (mark === '' ? undefined : mark)),
  reason: z
    .string()
    .trim()
    .max(LONGEST_REASON, `Use ${LONGEST_REASON.toLocaleString('en-GB')} characters or fewer`),
});

export const scoreOf = ({ mark, reason }: z.output<typeof scoreSchema>): Score => ({
  ...(mark === undefined ? {} : { mark }),
  reason,
});

export const scoreValues = (score: Score | undefined): TypedValues => ({
  mark: score?.mark === undefined ? '' : String(score.mark),
  reason: score?.reason ?? '',
});
