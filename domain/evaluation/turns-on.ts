import { HIGHEST_MARK } from '../agreement/least-mark.ts';
import type { Questionnaire } from '../agreement/questionnaire.ts';
import type { LotResult } from './lot-result.ts';
import { lotResultsOf } from './lot-results.ts';
import type { Evaluation, Scores } from './scores.ts';

/** One mark, a point higher or lower, with which a lot would be decided otherwise. */
export interface OnePoint {
  readonly lot: string;
  readonly question: string;
  readonly title: string;
  readonly mark: number;
  readonly instead: number;
  /** The total that the lot would have. */
  readonly total: number;
  readonly meets: boolean;
}

/** A lot that would be decided otherwise by the marks of the one evaluator whose marks alone are counted. */
export interface OnePerson {
  readonly lot: string;
  /** Whose marks are left out, by name. */
  readonly without: string;
  readonly total: number;
  readonly meets: boolean;
}

type Counted = Pick<Questionnaire, 'questions' | 'threshold' | 'floor'>;

const resultOn = (questionnaire: Counted, lot: string, scores: Scores): LotResult | undefined =>
  lotResultsOf(questionnaire, [lot], scores).at(0);

/** Every mark of the consensus that decides a lot by itself: a point higher or lower, and the lot would be decided otherwise. Nothing is changed by asking. */
export const turnsOnOnePoint = (
  questionnaire: Counted,
  lots: readonly string[],
  consensus: Scores,
): readonly OnePoint[] =>
  lotResultsOf(questionnaire, lots, consensus).flatMap(({ lot, points, meets }) =>
    points.flatMap(({ question, title, mark }) =>
      [mark - 1, mark + 1]
        .filter((instead) => instead >= 0 && instead <= HIGHEST_MARK)
        .flatMap((instead): readonly OnePoint[] => {
          const given = { mark: instead, reason: consensus[question]?.reason ?? '' };
          const other = resultOn(questionnaire, lot, { ...consensus, [question]: given });
          return other && other.meets !== meets
            ? [{ lot, question, title, mark, instead, total: other.total, meets: other.meets }]
            : [];
        }),
    ),
  );

/** The lots that would be decided otherwise if one of two evaluators had scored alone; none where one evaluation is all there is. */
export const turnsOnOnePerson = (
  questionnaire: Counted,
  lots: readonly string[],
  consensus: Scores,
  evaluations: readonly Pick<Evaluation, 'evaluator' | 'scores'>[],
): readonly OnePerson[] => {
  if (evaluations.length !== 2) return [];
  const agreed = lotResultsOf(questionnaire, lots, consensus);
  return evaluations.flatMap(({ evaluator: left }) =>
    evaluations
      .filter(({ evaluator }) => evaluator.id !== left.id)
      .flatMap(({ scores }) =>
        agreed.flatMap(({ lot, meets }): readonly OnePerson[] => {
          const alone = resultOn(questionnaire, lot, scores);
          return alone && alone.meets !== meets
            ? [{ lot, without: left.name, total: alone.total, meets: alone.meets }]
            : [];
        }),
      ),
  );
};
