import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '../../../domain/agreement/questionnaire.ts';
import { lotResultsOf } from '../../../domain/evaluation/lot-results.ts';
import { pointsInWords, pointsOf } from '../../../domain/evaluation/points.ts';
import type { Scores } from '../../../domain/evaluation/scores.ts';
import { anAgreement } from '../an-agreement.ts';

const { questionnaire } = anAgreement();
const lots = ['A', 'B', 'C'];

/** Consensus marks of q1 to q10. */
const marks = (...given: readonly number[]): Scores =>
  Object.fromEntries(given.map((mark, at) => [`q${at + 1}`, { mark, reason: 'As agreed' }]));
const resultOn = (asked: Questionnaire, lot: string, scores: Scores) => {
  const [result] = lotResultsOf(asked, [lot], scores);
  if (!result) throw new Error(`There is no result on lot ${lot}`);
  return result;
};
const codes = (lot: string, scores: Scores) =>
  resultOn(questionnaire, lot, scores).reasons.map(({ code, question }) => (question ? `${code} ${question}` : code));

describe('The result on a lot', () => {
  it('is each mark’s share of its weight, added up', () => {
    const { total, points } = resultOn(questionnaire, 'A', marks(5, 4, 3, 3, 2, 5, 4, 0));
    expect(points.map((each) => each.points)).toEqual([15, 16, 12, 9, 4, 10, 4, 0]);
    expect(total).toBe(70);
  });

  it('asks a lot’s own question of that lot alone', () => {
    const scores = marks(3, 3, 3, 3, 3, 3, 3, 3, 0, 5);
    expect(lots.map((lot) => resultOn(questionnaire, lot, scores).total)).toEqual([60, 51, 66]);
    expect(codes('B', scores)).toEqual(['below-threshold', 'below-floor q9']);
    expect(codes('A', scores)).toEqual([]);
  });

  it.each<[string, number, number[], string[]]>([
    ['of exactly 60 admits', 60, [3, 3, 3, 3, 3, 3, 3, 3], []],
    ['of exactly 60 made up of unequal marks admits', 60, [4, 3, 3, 3, 3, 2, 2, 3], []],
    ['of 59 does not', 59, [3, 3, 3, 3, 3, 3, 3, 2], ['below-threshold']],
    ['far above 60 does not with one answer below 2', 91, [5, 5, 5, 5, 1, 5, 5, 5 - 1], ['below-floor q5']],
    ['with an answer of exactly 2 admits', 80, [5, 2, 4, 5, 4, 4, 5, 5], []],
    ['far above 60 does not with safeguarding at 2', 91, [5, 5, 5, 2, 5, 5, 5, 5], ['below-floor q4']],
    ['with safeguarding at exactly 3 admits', 94, [5, 5, 5, 3, 5, 5, 5, 5], []],
    [
      'has every reason told',
      33,
      [2, 2, 2, 1, 1, 2, 1, 1],
      ['below-threshold', 'below-floor q4', 'below-floor q5', 'below-floor q7', 'below-floor q8'],
    ],
  ])('%s', (_, total, given, reasons) => {
    const result = resultOn(questionnaire, 'A', marks(...given));
    expect(result.total).toBe(total);
    expect(codes('A', marks(...given))).toEqual(reasons);
    expect(result.meets).toBe(reasons.length === 0);
  });

  it('counts a question without a mark as nothing', () => {
    expect(resultOn(questionnaire, 'A', {}).total).toBe(0);
    expect(codes('A', {})).toHaveLength(9);
  });

  it('is told in words that name the question, its mark and what would have done', () => {
    const { reasons } = resultOn(questionnaire, 'A', marks(5, 5, 5, 2, 5, 5, 5, 5));
    expect(reasons[0]?.text).toBe('“Safeguarding” was marked 2; the least that admits is 3.');
    expect(resultOn(questionnaire, 'A', marks(3, 3, 3, 3, 3, 3, 3, 2)).reasons[0]?.text).toBe(
      'The total of 59 out of 100 is below the 60 that the agreement asks for.',
    );
  });

  it('loses nothing to rounding: thirds of a weight that make 60 are 60', () => {
    const questions = [33.3, 33.3, 33.4].map((weight, at) => ({
      id: `q${at + 1}`,
      title: 't',
      text: 't',
      goodAnswer: 'g',
      wordLimit: 100,
      weights: { A: weight },
    }));
    expect(resultOn({ ...questionnaire, questions }, 'A', marks(3, 3, 3))).toMatchObject({ total: 60, meets: true });
  });

  const weighing = (...weights: readonly number[]) => ({
    ...questionnaire,
    floor: 0,
    questions: weights.map((weight, at) => ({
      id: `q${at + 1}`,
      title: `Question ${at + 1}`,
      text: 't',
      goodAnswer: 'g',
      wordLimit: 100,
      weights: { A: weight },
    })),
  });
  const sevenths = weighing(14.29, 14.29, 14.29, 14.29, 14.29, 14.29, 14.26);

  it('of weights that do not part evenly is exactly 60 where every mark is 3, and meets 60', () => {
    const result = resultOn(sevenths, 'A', marks(3, 3, 3, 3, 3, 3, 3));
    expect(result).toMatchObject({ total: 60, meets: true, reasons: [] });
    expect(result.points.map((each) => pointsInWords(each.points))).toEqual([...Array(6).fill('8.574'), '8.556']);
  });

  it('of 59.994 does not meet 60, and is never told as 60', () => {
    const { total, meets, reasons } = resultOn(sevenths, 'A', marks(2, 4, 2, 2, 2, 5, 4));
    expect([pointsInWords(total), meets]).toEqual(['59.994', false]);
    expect(reasons[0]?.text).toBe('The total of 59.994 out of 100 is below the 60 that the agreement asks for.');
  });

  it('meets a threshold with decimals when it reaches it, and not a thousandth below', () => {
    const at = (threshold: number) => resultOn({ ...sevenths, threshold }, 'A', marks(2, 4, 2, 2, 2, 5, 4)).meets;
    expect([at(59.994), at(59.9941), at(59.99)]).toEqual([true, false, true]);
  });

  it('holds a mark to a least mark with decimals', () => {
    const result = resultOn({ ...sevenths, floor: 2.5 }, 'A', marks(3, 4, 2, 3, 3, 5, 4));
    expect(result.reasons.map(({ text }) => text)).toEqual([
      '“Question 3” was marked 2; the least that admits is 2.5.',
    ]);
  });

  it('agrees with exact arithmetic on any weights, marks and threshold, and what is shown never crosses the threshold', () => {
    // In ten-thousandths, as they would be typed: the reference counts the same decimals as whole numbers without limit.
    const typed = fc.integer({ min: 1, max: 1_000_000 });
    const ofOne = fc.record({ weight: typed, mark: fc.integer({ min: 0, max: 5 }) });
    fc.assert(
      fc.property(fc.array(ofOne, { minLength: 1, maxLength: 12 }), typed, fc.boolean(), (all, other, isNear) => {
        const exact = all.reduce((sum, { weight, mark }) => sum + BigInt(weight) * BigInt(mark), 0n);
        // The threshold in fifths of ten-thousandths; often as near to the total as one can type it.
        const threshold = isNear ? Number((exact + 2n) / 5n) : other;
        const { total, meets } = resultOn(
          { ...weighing(...all.map(({ weight }) => weight / 10_000)), threshold: threshold / 10_000 },
          'A',
          marks(...all.map(({ mark }) => mark)),
        );
        const shown = pointsInWords(total);
        const [whole = '', decimals = ''] = shown.split('.');
        expect(BigInt(whole + decimals.padEnd(5, '0'))).toBe(exact * 2n);
        expect(meets).toBe(exact >= 5n * BigInt(threshold));
        expect(Number(shown) >= threshold / 10_000).toBe(meets);
      }),
      { numRuns: 1000 },
    );
  });

  it('is put in order by its exact total', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 10_000_000 }), (one, other) => {
        expect(Math.sign(pointsOf(one) - pointsOf(other))).toBe(Math.sign(one - other));
      }),
    );
  });

  const anyMarks = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 10, maxLength: 10 });

  it('lies between 0 and 100, and admits just where nothing stands against it', () => {
    fc.assert(
      fc.property(anyMarks, fc.constantFrom(...lots), (given, lot) => {
        const { total, meets, reasons } = resultOn(questionnaire, lot, marks(...given));
        expect(total).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(100);
        expect(meets).toBe(reasons.length === 0);
      }),
    );
  });

  it('is never made worse by a better mark', () => {
    fc.assert(
      fc.property(anyMarks, fc.nat({ max: 9 }), fc.constantFrom(...lots), (given, at, lot) => {
        const better = given.map((mark, index) => (index === at ? Math.min(5, mark + 1) : mark));
        const [before, after] = [given, better].map((each) => resultOn(questionnaire, lot, marks(...each)));
        expect(after?.total).toBeGreaterThanOrEqual(before?.total ?? 0);
        expect(before?.meets && !after?.meets).toBe(false);
      }),
    );
  });
});
