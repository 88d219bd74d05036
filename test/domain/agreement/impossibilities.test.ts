import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../domain/agreement/agreement.ts';
import { impossibilities } from '../../../domain/agreement/impossibilities.ts';
import { anAgreement } from '../an-agreement.ts';

const s1 = anAgreement();
const term = (from: string, to: string, ...extensions: [string, boolean][]) => ({
  term: { from, to, extensions: extensions.map(([end, taken]) => ({ to: end, taken })) },
});
const questionnaire = (changes: Partial<Agreement['questionnaire']>) => ({
  questionnaire: { ...s1.questionnaire, ...changes },
});
const weightsOfA = (...weights: number[]) => ({
  lots: s1.lots.slice(0, 1),
  ...questionnaire({
    questions: weights.map((weight, at) => ({
      id: `q${at}`,
      title: 't',
      text: 't',
      goodAnswer: 'g',
      wordLimit: 100,
      weights: { A: weight },
    })),
  }),
});
const once = (opensAt: string, closesAt: string) => ({ windows: { kind: 'once', opensAt, closesAt } as const });

describe('An agreement', () => {
  it.each<[string, Partial<Agreement>]>([
    ['Staffordshire’s, as it stands', {}],
    [
      'whose options follow one another, the first ones taken',
      term('2021-09-01', '2025-08-31', ['2026-08-31', true], ['2027-08-31', false]),
    ],
    ['whose weights add to 100 only within the computer’s arithmetic', weightsOfA(...Array<number>(9).fill(11.1), 0.1)],
    ['whose seven weights do not part evenly', weightsOfA(...Array<number>(6).fill(14.29), 14.26)],
    [
      'that is a framework with one tender',
      { kind: 'framework', ...once('2027-01-01T09:00:00Z', '2027-02-01T12:00:00Z') },
    ],
    [
      'that is a dynamic market, always open, under PA 2023 and beyond 2029',
      { kind: 'dynamic-market', regime: 'PA-2023', windows: { kind: 'always' }, ...term('2026-01-01', '2034-01-01') },
    ],
    [
      'that is a PCR 2015 dynamic purchasing system until its last possible day',
      { kind: 'dynamic-market', windows: { kind: 'always' }, ...term('2021-01-01', '2029-02-23') },
    ],
    ['that no regulator watches, and so names no regulated activity', { regulator: { name: 'none' } }],
  ])('can be one %s', (_, changes) => {
    expect(impossibilities({ ...s1, ...changes })).toEqual([]);
  });

  it.each<[string, Partial<Agreement>, string[]]>([
    [
      'ends before it begins',
      term('2025-09-01', '2025-08-31'),
      ['The term ends (2025-08-31) before it begins (2025-09-01)'],
    ],
    [
      'ends on the day it begins',
      term('2025-09-01', '2025-09-01'),
      ['The term ends (2025-09-01) before it begins (2025-09-01)'],
    ],
    [
      'has an option that ends no later than the term',
      term('2021-09-01', '2025-08-31', ['2025-08-31', false]),
      ['The extension to 2025-08-31 does not end later than the one before it'],
    ],
    [
      'has options out of order',
      term('2021-09-01', '2025-08-31', ['2027-08-31', false], ['2026-08-31', false]),
      ['The extension to 2026-08-31 does not end later than the one before it'],
    ],
    [
      'took an option and not the one before it',
      term('2021-09-01', '2025-08-31', ['2026-08-31', false], ['2027-08-31', true]),
      ['The extension to 2027-08-31 is taken, but one before it is not'],
    ],
    [
      'is a PCR 2015 dynamic purchasing system beyond 23 February 2029',
      { kind: 'dynamic-market', windows: { kind: 'always' }, ...term('2021-01-01', '2029-02-24') },
      ['A dynamic purchasing system under PCR 2015 ends on 2029-02-23 at the latest'],
    ],
    [
      'has weights that come near to 100 and do not reach it',
      weightsOfA(33.3333, 33.3333, 33.3333),
      ['The weights of lot A add to 99.9999, not to 100'],
    ],
    ['has weights that do not add to 100', weightsOfA(60, 39), ['The weights of lot A add to 99, not to 100']],
    [
      'weighs a lot that does not exist',
      questionnaire({
        questions: s1.questionnaire.questions.map((each) =>
          each.id === 'q1' ? { ...each, weights: { ...each.weights, Z: 5 } } : each,
        ),
      }),
      ['Question q1 has a weight for lot Z, which does not exist'],
    ],
    ['lists a zone twice', { zones: [...s1.zones, { id: '3', name: 'Lichfield again' }] }, ['Zone 3 is listed twice']],
    ['lists a lot twice', { lots: [...s1.lots, ...s1.lots.slice(2)] }, ['Lot C is listed twice']],
    [
      'describes a mark twice, and so another not at all',
      questionnaire({ scale: s1.questionnaire.scale.map((each) => (each.mark === 5 ? { ...each, mark: 4 } : each)) }),
      ['Mark 4 is described twice'],
    ],
    [
      'lists an authority twice',
      { authorities: [...s1.authorities, ...s1.authorities.slice(0, 1)] },
      ['Authority cabinet-2027 is listed twice'],
    ],
    [
      'is a framework that opens again and again',
      { kind: 'framework' },
      ['A framework is closed: it is tendered once'],
    ],
    [
      'is a dynamic market that is not always open',
      { kind: 'dynamic-market', regime: 'PA-2023' },
      ['A dynamic market takes applications at any time'],
    ],
    [
      'has one window that closes before it opens',
      once('2027-02-01T09:00:00Z', '2027-01-01T09:00:00Z'),
      ['The window closes before it opens'],
    ],
    [
      'is regulated by CQC without naming the activity',
      { regulator: { name: 'CQC' } },
      ['An agreement regulated by CQC names the regulated activity its providers must hold'],
    ],
  ])('is impossible that %s', (_, changes, reasons) => {
    expect(impossibilities({ ...s1, ...changes })).toEqual(reasons);
  });

  it('that lists a question twice has both faults told: the listing, and the weights that no longer add up', () => {
    const questions = [...s1.questionnaire.questions, ...s1.questionnaire.questions.slice(0, 1)];
    expect(impossibilities({ ...s1, ...questionnaire({ questions }) })).toEqual([
      'The weights of lot A add to 115, not to 100',
      'The weights of lot B add to 115, not to 100',
      'The weights of lot C add to 110, not to 100',
      'Question q1 is listed twice',
    ]);
  });
});
