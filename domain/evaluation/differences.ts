import { floorOf, type QualityQuestion, type Questionnaire, questionsFor } from '../agreement/questionnaire.ts';
import { lotResultsOf } from './lot-results.ts';
import type { MarkedApart } from './marked-apart.ts';
import { EVALUATORS, type Scores } from './scores.ts';

/** Marks that are so far apart or further are agreed on first, where the agreement's file says nothing else. */
const WIDE = 2;

/** How far apart marks of one question are taken first. */
export const wideGapOf = ({ wideGap = WIDE }: Pick<Questionnaire, 'wideGap'>): number => wideGap;

/** How two marks of one question lie to each other, and what turns on it. */
interface Difference {
  readonly question: QualityQuestion;
  /** Marks between the highest and the lowest. */
  readonly gap: number;
  readonly isWide: boolean;
  /** One of the marks is below the least that admits, and another is not. */
  readonly decidesFloor: boolean;
  /** The lots on which somebody's total is on the other side of the threshold with the other's mark. */
  readonly decidesOn: readonly string[];
  /** 1: wide, or something turns on it; 2: another difference; 3: the same mark. */
  readonly turn: 1 | 2 | 3;
}

/**
 * The questions of an application in the order in which a moderator takes them: first where the marks are far apart or decide a least mark or the
 * threshold, then the other differences, then what both gave, each in the file's order. What one evaluator alone marked differs by definition.
 */
export const differencesOf = (
  questionnaire: Questionnaire,
  lots: readonly string[],
  individual: readonly Scores[],
): readonly Difference[] =>
  questionsFor(questionnaire, lots)
    .map((question): Difference => {
      const marks = individual.flatMap((scores) => scores[question.id]?.mark ?? []);
      const [lowest, highest] = [Math.min(...marks), Math.max(...marks)];
      const gap = marks.length > 0 ? highest - lowest : 0;
      const floor = floorOf(questionnaire, question);
      const isWide = gap >= wideGapOf(questionnaire);
      const decidesFloor = lowest < floor && floor <= highest;
      const decidesOn = gap > 0 ? lotsTurning(questionnaire, lots, individual, question) : [];
      const isAgreed = gap === 0 && marks.length >= EVALUATORS;
      const turn = isWide || decidesFloor || decidesOn.length > 0 ? 1 : isAgreed ? 3 : 2;
      return { question, gap, isWide, decidesFloor, decidesOn, turn };
    })
    .toSorted((one, other) => one.turn - other.turn);

/** How many questions of an application a moderator takes first, and on how many the marks differ besides. */
export const apartOf = (
  questionnaire: Questionnaire,
  lots: readonly string[],
  individual: readonly Scores[],
): MarkedApart => {
  const differences = differencesOf(questionnaire, lots, individual);
  const at = (turn: Difference['turn']) => differences.filter((each) => each.turn === turn).length;
  return { first: at(1), other: at(2) };
};

/** The lots whose threshold is met by somebody's marks, and is not with another's mark on this question in place of theirs; or the other way. */
const lotsTurning = (
  questionnaire: Questionnaire,
  lots: readonly string[],
  individual: readonly Scores[],
  { id }: QualityQuestion,
): readonly string[] => {
  const below = (scores: Scores) =>
    lotResultsOf(questionnaire, lots, scores)
      .filter(({ reasons }) => reasons.some(({ code }) => code === 'below-threshold'))
      .map(({ lot }) => lot);
  const turned = individual.flatMap((own) => {
    const before = below(own);
    return individual.flatMap(({ [id]: others }) => {
      const after = below({ ...own, ...(others ? { [id]: others } : {}) });
      return lots.filter((lot) => before.includes(lot) !== after.includes(lot));
    });
  });
  return lots.filter((lot) => turned.includes(lot));
};

/** Why a difference is taken first, in words for the moderator's list. */
export const turnInWords = ({ gap, isWide, decidesFloor, decidesOn }: Difference): readonly string[] => [
  ...(decidesFloor ? ['Decides the least mark'] : []),
  ...decidesOn.map((lot) => `Decides the threshold of lot ${lot}`),
  ...(isWide ? [`${gap} marks apart`] : []),
];
