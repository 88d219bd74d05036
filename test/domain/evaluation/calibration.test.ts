import { describe, expect, it } from 'vitest';
import { barriersToCalibrating, type Calibration, spreadOf } from '../../../domain/evaluation/calibration.ts';
import { s1Questionnaire } from '../../builders/an-application.ts';

const questionnaire = {
  ...s1Questionnaire(),
  calibration: ['c1', 'c2'].map((id) => ({ id, question: 'q7', answer: `Invented ${id}.` })),
};
const by = (name: string, marks: Readonly<Record<string, number>>): Calibration => ({
  windowId: 's1-home-care-2027-03-01',
  officer: { id: name.toLowerCase(), name },
  scores: Object.fromEntries(
    Object.entries(marks).map(([id, mark]) => [id, { mark, reason: `${name} says ${mark}.` }]),
  ),
  at: '2027-03-10T10:00:00.000Z',
  version: 1,
});

describe('The spread of marks of invented answers', () => {
  it('puts the lowest first, and says how far they lie apart and whether that is far', () => {
    const [first, second] = spreadOf(questionnaire, [by('Edith', { c1: 4, c2: 3 }), by('Evan', { c1: 2, c2: 2 })]);
    expect(first).toMatchObject({ gap: 2, isWide: true });
    expect(first?.marks.map(({ name, mark }) => [name, mark])).toEqual([
      ['Evan', 2],
      ['Edith', 4],
    ]);
    expect(second).toMatchObject({ gap: 1, isWide: false });
  });

  it('is none of one mark, of an answer that nobody marked, and of a questionnaire without any', () => {
    expect(spreadOf(questionnaire, [by('Edith', { c1: 4 })]).map(({ gap, marks }) => [gap, marks.length])).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(spreadOf({ ...questionnaire, calibration: undefined }, [by('Edith', { c1: 4 })])).toEqual([]);
  });

  it('is far by the agreement’s own measure', () => {
    expect(spreadOf({ ...questionnaire, wideGap: 3 }, [by('Edith', { c1: 4 }), by('Evan', { c1: 2 })])[0]?.isWide).toBe(
      false,
    );
  });
});

describe('Invented answers are marked', () => {
  it.each([
    ['scheduled', undefined, []],
    ['open', undefined, []],
    ['closed', undefined, []],
    ['evaluating', '2027-03-31T11:05:00.000Z', ['unsealed']],
    ['cancelled', undefined, ['cancelled']],
  ] as const)('in a window that is %s, unsealed at %s: barriers %s', (status, unsealedAt, codes) => {
    expect(barriersToCalibrating({ status, unsealedAt }).map(({ code }) => code)).toEqual(codes);
  });
});
