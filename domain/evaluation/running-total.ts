import { type Questionnaire, questionsFor } from '../agreement/questionnaire.ts';
import { listedInWords } from '../listed-in-words.ts';
import { lotResultsOf } from './lot-results.ts';
import { pointsInWords } from './points.ts';
import type { Scores } from './scores.ts';

/** How far the marks have come on one lot, while some may be missing. Points are exact, as in lot-result.ts. */
interface RunningTotal {
  readonly lot: string;
  /** How many questions the lot asks, and how many of them have a mark. */
  readonly asked: number;
  readonly marked: number;
  /** What the marks given so far are worth, out of 100. */
  readonly total: number;
  /** The titles of the questions whose mark is below the least that admits. */
  readonly belowFloor: readonly string[];
  /** Known once every question is marked, and not before: a missing mark is no mark of 0. */
  readonly meets: boolean | undefined;
}

/** The marks so far on each of these lots, against what admits to it (docs/rules.md, rule 5). */
export const runningTotalsOf = (
  questionnaire: Questionnaire,
  lots: readonly string[],
  scores: Scores,
): readonly RunningTotal[] =>
  lotResultsOf(questionnaire, lots, scores).map(({ lot, total, meets, reasons }) => {
    const asked = questionsFor(questionnaire, [lot]);
    const marked = asked.filter(({ id }) => scores[id]?.mark !== undefined);
    return {
      lot,
      asked: asked.length,
      marked: marked.length,
      total,
      belowFloor: marked.filter(({ id }) => reasons.some(({ question }) => question === id)).map(({ title }) => title),
      meets: marked.length === asked.length ? meets : undefined,
    };
  });

/** The same in a line for whoever marks: what is missing, what it is measured by, and a verdict only where nothing is missing. */
export const runningTotalInWords = (
  { threshold }: Pick<Questionnaire, 'threshold'>,
  { lot, asked, marked, total, belowFloor, meets }: RunningTotal,
): string => {
  const least = pointsInWords(threshold);
  const soFar = `Lot ${lot}: ${marked} of ${asked} marked, ${pointsInWords(total)}`;
  const floors = belowFloor.length > 0 ? `; below its least mark: ${listedInWords(belowFloor)}` : '';
  if (meets === undefined) return `${soFar} so far (${least} admit)${floors}`;
  if (meets) return `${soFar} of 100: meets the ${least} that admit, and each least mark`;
  return `${soFar} of 100: ${total < threshold ? `below the ${least} that admit` : `does not admit`}${floors}`;
};
