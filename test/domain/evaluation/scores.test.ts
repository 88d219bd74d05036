import { describe, expect, it } from 'vitest';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { barriersToConsensus, barriersToFinalScores, type Scores } from '../../../domain/evaluation/scores.ts';
import { anAgreement } from '../an-agreement.ts';

const [first, second] = questionsFor(anAgreement().questionnaire, ['A']);
if (!first || !second) throw new Error('The questionnaire has questions');
const questions = [first, second];
const told = (barriers: readonly { readonly code: string; readonly question: string }[]) =>
  barriers.map(({ code, question }) => `${code} ${question}`);
const reason = 'Names the owner and gives figures';

describe('An evaluator’s scores', () => {
  it.each<[string, Scores, string[]]>([
    [
      'can be final with a mark and its reason for each question',
      { q1: { mark: 4, reason }, q2: { mark: 0, reason } },
      [],
    ],
    ['need a mark, which a reason alone is not', { q1: { mark: 4, reason }, q2: { reason } }, ['no-mark q2']],
    ['need a reason for each mark', { q1: { mark: 4, reason: '' }, q2: { mark: 3, reason } }, ['no-reason q1']],
    [
      'need a reason that says something',
      { q1: { mark: 4, reason: 'good       ' }, q2: { mark: 3, reason } },
      ['no-reason q1'],
    ],
    ['may give a reason of ten letters', { q1: { mark: 4, reason: '  0123456789 ' }, q2: { mark: 3, reason } }, []],
    ['have all that is missing told', {}, ['no-mark q1', 'no-reason q1', 'no-mark q2', 'no-reason q2']],
  ])('%s', (_, scores, expected) => {
    expect(told(barriersToFinalScores(questions, scores))).toEqual(expected);
  });

  it('name the question that lacks something', () => {
    expect(barriersToFinalScores([first], {}).map(({ text }) => text)).toEqual([
      'Give a mark for “Personal outcomes”',
      'Give the reason for your mark for “Personal outcomes”, in at least 10 letters',
    ]);
  });
});

describe('The consensus', () => {
  const one: Scores = { q1: { mark: 4, reason }, q2: { mark: 3, reason } };
  const other: Scores = { q1: { mark: 4, reason }, q2: { mark: 4, reason } };

  it.each<[string, readonly Scores[], Scores, string[]]>([
    [
      'needs no reason where both evaluators gave that mark',
      [one, one],
      { q1: { mark: 4, reason: '' }, q2: { mark: 3, reason: '' } },
      [],
    ],
    [
      'needs a reason where it differs from one of them',
      [one, other],
      { q1: { mark: 4, reason: '' }, q2: { mark: 4, reason: '' } },
      ['no-reason q2'],
    ],
    [
      'needs a reason where it differs from both',
      [one, one],
      { q1: { mark: 5, reason: '' }, q2: { mark: 3, reason: '' } },
      ['no-reason q1'],
    ],
    [
      'may lie outside the individual marks, with a reason',
      [one, other],
      { q1: { mark: 2, reason }, q2: { mark: 5, reason } },
      [],
    ],
    [
      'is not explained by a word',
      [one, other],
      { q1: { mark: 4, reason: '' }, q2: { mark: 4, reason: 'agreed' } },
      ['no-reason q2'],
    ],
    ['needs a mark for each question', [one, other], { q1: { mark: 4, reason: '' } }, ['no-mark q2']],
    [
      'needs a reason where an evaluator gave no mark',
      [one, { q1: { mark: 4, reason } }],
      { q1: { mark: 4, reason: '' }, q2: { mark: 3, reason: '' } },
      ['no-reason q2'],
    ],
  ])('%s', (_, individual, consensus, expected) => {
    expect(told(barriersToConsensus(questions, individual, consensus))).toEqual(expected);
  });
});
