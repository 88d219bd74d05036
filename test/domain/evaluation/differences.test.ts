import { describe, expect, it } from 'vitest';
import { apartOf, differencesOf, turnInWords } from '../../../domain/evaluation/differences.ts';
import { marksOf, s1Questionnaire } from '../../builders/an-application.ts';

const questionnaire = s1Questionnaire();
const all = (mark: number, but: Readonly<Record<string, number>> = {}) => ({
  ...marksOf(['A'], mark),
  ...Object.fromEntries(Object.entries(but).map(([id, other]) => [id, { mark: other, reason: 'Otherwise.' }])),
});
const first = (...individual: ReturnType<typeof all>[]) =>
  differencesOf(questionnaire, ['A'], individual)
    .filter(({ turn }) => turn < 3)
    .map((difference) => [difference.question.id, difference.turn, ...turnInWords(difference)]);

describe('A moderator takes', () => {
  it('marks far apart first, then smaller differences, then what both gave', () => {
    expect(first(all(4), all(4, { q1: 3, q6: 5, q8: 2 }))).toEqual([
      ['q8', 1, '2 marks apart'],
      ['q1', 2],
      ['q6', 2],
    ]);
    expect(differencesOf(questionnaire, ['A'], [all(4), all(4, { q8: 3 })]).map(({ question }) => question.id)).toEqual(
      [...['q8', 'q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7']],
    );
  });

  it('how far apart is far from the agreement’s file', () => {
    const strict = { ...questionnaire, wideGap: 1 };
    expect(differencesOf(strict, ['A'], [all(4), all(4, { q7: 5 })])[0]).toMatchObject({ gap: 1, turn: 1 });
  });

  it('a difference of one mark first where it decides a least mark', () => {
    expect(first(all(4), all(4, { q4: 3 }))).toEqual([['q4', 2]]);
    expect(first(all(4, { q4: 3 }), all(4, { q4: 2 }))).toEqual([['q4', 1, 'Decides the least mark']]);
  });

  it('a difference of one mark first where it decides the threshold on either evaluator’s marks', () => {
    // All at 3 are 60 of 100, which admits; a mark less on any question does not.
    expect(first(all(3), all(3, { q7: 2 }))).toEqual([['q7', 1, 'Decides the threshold of lot A']]);
    expect(first(all(3, { q1: 4 }), all(3, { q1: 4, q7: 2 }))).toEqual([['q7', 2]]);
  });

  it('applications where more of that is to be agreed before others', () => {
    expect(apartOf(questionnaire, ['A'], [all(4), all(4, { q1: 3, q6: 5, q8: 2 })])).toEqual({ first: 1, other: 2 });
    expect(apartOf(questionnaire, ['A'], [all(4), all(4)])).toEqual({ first: 0, other: 0 });
  });

  it('everything where one evaluator alone has marked', () => {
    expect(first(all(4))).toHaveLength(8);
  });
});
