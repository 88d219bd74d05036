import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scores } from '../../../domain/evaluation/scores.ts';
import { turnsOnOnePerson, turnsOnOnePoint } from '../../../domain/evaluation/turns-on.ts';
import { anAgreement } from '../an-agreement.ts';

const { questionnaire } = anAgreement();
const lots = ['A', 'B', 'C'];
const asked = (lot: string) => questionnaire.questions.filter(({ weights }) => lot in weights);
const marksBy = (given: readonly number[]): Scores =>
  Object.fromEntries(questionnaire.questions.map(({ id }, at) => [id, { mark: given[at] ?? 0, reason: 'As agreed' }]));
const anyMarks = fc.array(fc.integer({ min: 0, max: 5 }), {
  minLength: questionnaire.questions.length,
  maxLength: questionnaire.questions.length,
});
/** Near the threshold, where one point counts. */
const middling = fc.array(fc.integer({ min: 2, max: 4 }), {
  minLength: questionnaire.questions.length,
  maxLength: questionnaire.questions.length,
});

/** The same decision, reckoned otherwise: in whole numbers, fifths of ten-thousandths. */
const meetsOn = (lot: string, marks: Readonly<Record<string, number | undefined>>): boolean => {
  const whole = (typed: number) => Math.round(typed * 10_000);
  const sum = asked(lot).reduce((so, { id, weights }) => so + (marks[id] ?? 0) * whole(weights[lot] ?? 0), 0);
  const isHigh = asked(lot).every(({ id, floor = 0 }) => (marks[id] ?? 0) >= Math.max(floor, questionnaire.floor));
  return isHigh && sum >= 5 * whole(questionnaire.threshold);
};
const numbersOf = (scores: Scores) => Object.fromEntries(Object.entries(scores).map(([id, { mark }]) => [id, mark]));

describe('What an outcome turns on', () => {
  it.each([
    ['any marks', anyMarks],
    ['marks near the threshold', middling],
  ] as const)('is each mark that one point decides, and no other, whatever the marks: %s', (_, given) => {
    fc.assert(
      fc.property(given, (marks) => {
        const scores = marksBy(marks);
        const numbers = numbersOf(scores);
        const every = lots.flatMap((lot) =>
          asked(lot).flatMap(({ id }) =>
            [0, 1, 2, 3, 4, 5]
              .filter((instead) => Math.abs(instead - (numbers[id] ?? 0)) === 1)
              .filter((instead) => meetsOn(lot, { ...numbers, [id]: instead }) !== meetsOn(lot, numbers))
              .map((instead) => `${lot} ${id} ${instead}`),
          ),
        );
        const found = turnsOnOnePoint(questionnaire, lots, scores);
        expect(found.map(({ lot, question, instead }) => `${lot} ${question} ${instead}`)).toEqual(every);
        for (const { lot, question, instead, meets } of found)
          expect(meets).toBe(meetsOn(lot, { ...numbers, [question]: instead }));
      }),
    );
  });

  it('is each lot that one evaluator alone would have decided otherwise than the panel', () => {
    const by = (id: string) => ({ id, name: `Officer ${id}` });
    fc.assert(
      fc.property(middling, middling, middling, (one, other, agreed) => {
        const [first, second, consensus] = [marksBy(one), marksBy(other), marksBy(agreed)];
        const evaluations = [
          { evaluator: by('edith'), scores: first },
          { evaluator: by('evan'), scores: second },
        ];
        const otherwise = (scores: Scores) =>
          lots.filter((lot) => meetsOn(lot, numbersOf(scores)) !== meetsOn(lot, numbersOf(consensus)));
        const found = turnsOnOnePerson(questionnaire, lots, consensus, evaluations);
        expect(found.map(({ lot, without }) => [without, lot])).toEqual([
          ...otherwise(second).map((lot) => ['Officer edith', lot]),
          ...otherwise(first).map((lot) => ['Officer evan', lot]),
        ]);
        expect(turnsOnOnePerson(questionnaire, lots, consensus, evaluations.slice(0, 1))).toEqual([]);
      }),
    );
  });
});
