import { describe, expect, it } from 'vitest';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { runningTotalInWords, runningTotalsOf } from '../../../domain/evaluation/running-total.ts';
import type { Scores } from '../../../domain/evaluation/scores.ts';
import { marksOf, s1Questionnaire } from '../../builders/an-application.ts';

const questionnaire = s1Questionnaire();
const inWords = (scores: Scores, lots = ['A']) =>
  runningTotalsOf(questionnaire, lots, scores).map((total) => runningTotalInWords(questionnaire, total));
const without = (id: string, scores: Scores): Scores =>
  Object.fromEntries(Object.entries(scores).filter(([question]) => question !== id));
const reason = 'Shown.';

describe('A running total', () => {
  it('says what is missing, and no verdict before every question of the lot is marked', () => {
    expect(inWords({})).toEqual(['Lot A: 0 of 8 marked, 0 so far (60 admit)']);
    expect(inWords(without('q8', marksOf(['A'], 5)))).toEqual(['Lot A: 7 of 8 marked, 95 so far (60 admit)']);
    expect(inWords({ q1: { reason } })).toEqual(['Lot A: 0 of 8 marked, 0 so far (60 admit)']);
  });

  it('takes a missing mark for no mark of 0: only marks given can be below their least', () => {
    expect(inWords({ q4: { mark: 2, reason } })).toEqual([
      'Lot A: 1 of 8 marked, 6 so far (60 admit); below its least mark: Safeguarding',
    ]);
  });

  it.each([
    ['every mark 3', marksOf(['A'], 3), '60 of 100: meets the 60 that admit, and each least mark'],
    ['every mark 5', marksOf(['A'], 5), '100 of 100: meets the 60 that admit, and each least mark'],
    [
      'safeguarding at 2 and all else at 5',
      { ...marksOf(['A'], 5), q4: { mark: 2, reason } },
      '91 of 100: does not admit; below its least mark: Safeguarding',
    ],
    ['every mark 2', marksOf(['A'], 2), '40 of 100: below the 60 that admit; below its least mark: Safeguarding'],
  ])('has its verdict once all are marked: %s', (_, scores, words) => {
    expect(inWords(scores)).toEqual([`Lot A: 8 of 8 marked, ${words}`]);
  });

  it('is each lot’s own, by the questions that it asks', () => {
    const [a, c] = runningTotalsOf(questionnaire, ['A', 'C'], marksOf(['A'], 4));
    expect([a?.meets, c?.meets]).toEqual([true, undefined]);
    expect([c?.marked, c?.asked]).toEqual([8, questionsFor(questionnaire, ['C']).length]);
  });
});
