import { floorOf, HIGHEST_MARK } from '../agreement/least-mark.ts';
import type { Questionnaire } from '../agreement/questionnaire.ts';
import type { LotResult } from './lot-result.ts';
import { pointsInWords, pointsOf, unitsOf } from './points.ts';
import type { Scores } from './scores.ts';

// Of what is installed nothing is imported here: whoever checks an evidence pack reckons by this, with Node.js alone.

/** What of a questionnaire marks are counted by. */
type Counted = Pick<Questionnaire, 'questions' | 'threshold' | 'floor'>;

/** The results of an application on each lot that it applies for. */
export const lotResultsOf = (questionnaire: Counted, lots: readonly string[], consensus: Scores): LotResult[] =>
  lots.map((lot) => lotResultOf(questionnaire, lot, consensus));

/**
 * The consensus marks of one lot, weighted (mark / 5 * weight), with every reason why it does not admit (docs/rules.md, rule 5).
 * Nothing is rounded: 59.994 is below 60, and is shown as 59.994.
 */
const lotResultOf = (questionnaire: Counted, lot: string, consensus: Scores): LotResult => {
  const asked = questionnaire.questions.filter(({ weights }) => lot in weights);
  const counted = asked.map((question) => {
    const weight = question.weights[lot] ?? 0;
    const mark = consensus[question.id]?.mark ?? 0;
    return {
      question: question.id,
      title: question.title,
      mark,
      weight,
      units: (mark * unitsOf(weight)) / HIGHEST_MARK,
    };
  });
  const units = counted.reduce((sum, each) => sum + each.units, 0);
  const total = pointsOf(units);
  const reasons = [
    ...(units >= unitsOf(questionnaire.threshold)
      ? []
      : [
          {
            code: 'below-threshold',
            text: `The total of ${pointsInWords(total)} out of 100 is below the ${pointsInWords(questionnaire.threshold)} that the agreement asks for.`,
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
              text: `“${question.title}” was marked ${mark}; the least that admits is ${pointsInWords(floor)}.`,
            } as const,
          ];
    }),
  ];
  const points = counted.map(({ units: own, ...each }) => ({ ...each, points: pointsOf(own) }));
  return { lot, total, points, meets: reasons.length === 0, reasons };
};
