import * as z from 'zod';
import { floorOf, HIGHEST_MARK, type Questionnaire } from '../agreement/questionnaire.ts';
import type { Scores } from './scores.ts';

export const lotResultReason = z.object({
  code: z.enum(['below-threshold', 'below-floor']),
  question: z.string().optional(),
  text: z.string(),
});

/** What an application reached on one lot. Totals and points have two decimals at most. */
export const lotResult = z.object({
  lot: z.string(),
  total: z.number(),
  points: z.array(
    z.object({ question: z.string(), title: z.string(), mark: z.number(), weight: z.number(), points: z.number() }),
  ),
  meets: z.boolean(),
  reasons: z.array(lotResultReason),
});
export type LotResult = z.infer<typeof lotResult>;

/**
 * The consensus marks of one lot, weighted (mark / 5 * weight), with every reason why it does not admit (docs/rules.md, rule 5).
 * Sums are made in hundredths, so that 60 is 60.
 */
export const lotResultOf = (questionnaire: Questionnaire, lot: string, consensus: Scores): LotResult => {
  const asked = questionnaire.questions.filter(({ weights }) => lot in weights);
  const points = asked.map((question) => {
    const weight = question.weights[lot] ?? 0;
    const mark = consensus[question.id]?.mark ?? 0;
    return {
      question: question.id,
      title: question.title,
      mark,
      weight,
      points: Math.round((mark * weight * 100) / HIGHEST_MARK) / 100,
    };
  });
  const total = points.reduce((sum, each) => sum + Math.round(each.points * 100), 0) / 100;
  const reasons = [
    ...(total >= questionnaire.threshold
      ? []
      : [
          {
            code: 'below-threshold',
            text: `The total of ${total} out of 100 is below the ${questionnaire.threshold} that the agreement asks for.`,
          } as const,
        ]),
    ...asked.flatMap((question) => {
      const floor = floorOf(questionnaire, question);
      const mark = consensus[question.id]?.mark ?? 0;
      return mark >= floor
        ? []
        : [
            {
              code: 'below-floor',
              question: question.id,
              text: `“${question.title}” was marked ${mark}; the least that admits is ${floor}.`,
            } as const,
          ];
    }),
  ];
  return { lot, total, points, meets: reasons.length === 0, reasons };
};
