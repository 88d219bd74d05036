import { describe, expect, it } from 'vitest';
import { questionsFor } from '../../../domain/agreement/questionnaire.ts';
import { barriersToConsensus, barriersToFinalScores, type Scores } from '../../../domain/evaluation/scores.ts';
import { anAgreement } from '../an-agreement.ts';

const { questionnaire } = anAgreement();
const [first, second] = questionsFor(questionnaire, ['A']);
const meaningOf = (mark: number) => questionnaire.scale.find((each) => each.mark === mark)?.meaning ?? '';
if (!first || !second) throw new Error('The questionnaire has questions');
const questions = [first, second];
const told = (barriers: readonly { readonly code: string; readonly question: string }[]) =>
  barriers.map(({ code, question }) => `${code} ${question}`);
const reason = 'Names the owner and gives figures';
const other = 'Says by when, and what was learnt';

describe('An evaluator’s scores', () => {
  it.each<[string, Scores, string[]]>([
    [
      'can be final with a mark and its reason for each question',
      { q1: { mark: 4, reason }, q2: { mark: 3, reason: other } },
      [],
    ],
    [
      'may give short reasons that say it all',
      { q1: { mark: 4, reason: 'Alerts.' }, q2: { mark: 1, reason: 'No.' } },
      [],
    ],
    [
      'are not explained by the scale’s own words, however they are typed',
      { q1: { mark: 3, reason: meaningOf(3) }, q2: { mark: 4, reason: `4 - ${meaningOf(4).toUpperCase()}.` } },
      ['copies-scale q1', 'copies-scale q2'],
    ],
    [
      'are not explained by the same words for two answers',
      { q1: { mark: 4, reason }, q2: { mark: 2, reason: `  ${reason.toLowerCase()}!` } },
      ['same-words q2'],
    ],
    [
      'may have the same said where nothing earns a mark',
      { q1: { mark: 0, reason: 'No answer.' }, q2: { mark: 0, reason: 'No answer.' } },
      [],
    ],
    ['need a mark, which a reason alone is not', { q1: { mark: 4, reason }, q2: { reason: other } }, ['no-mark q2']],
    ['need a reason for each mark', { q1: { mark: 4, reason: '' }, q2: { mark: 3, reason } }, ['no-reason q1']],
    [
      'need a reason that says something',
      { q1: { mark: 4, reason: ' \n .-  ' }, q2: { mark: 3, reason } },
      ['no-reason q1'],
    ],
    ['have all that is missing told', {}, ['no-mark q1', 'no-reason q1', 'no-mark q2', 'no-reason q2']],
  ])('%s', (_, scores, expected) => {
    expect(told(barriersToFinalScores(questionnaire, questions, scores))).toEqual(expected);
  });

  it('name the question that lacks something', () => {
    expect(barriersToFinalScores(questionnaire, [first], {}).map(({ text }) => text)).toEqual([
      'Give a mark for “Personal outcomes”',
      'Give the reason for your mark for “Personal outcomes”',
    ]);
  });
});

describe('The consensus', () => {
  const one: Scores = { q1: { mark: 4, reason }, q2: { mark: 3, reason } };
  const another: Scores = { q1: { mark: 4, reason }, q2: { mark: 4, reason } };

  it.each<[string, readonly Scores[], Scores, string[]]>([
    [
      'needs no reason where both evaluators gave that mark',
      [one, one],
      { q1: { mark: 4, reason: '' }, q2: { mark: 3, reason: '' } },
      [],
    ],
    [
      'needs a reason where it differs from one of them',
      [one, another],
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
      [one, another],
      { q1: { mark: 2, reason }, q2: { mark: 5, reason } },
      [],
    ],
    [
      'is not explained by a word',
      [one, another],
      { q1: { mark: 4, reason: '' }, q2: { mark: 4, reason: 'agreed' } },
      ['no-reason q2'],
    ],
    ['needs a mark for each question', [one, another], { q1: { mark: 4, reason: '' } }, ['no-mark q2']],
    [
      'needs a reason where an evaluator gave no mark',
      [one, { q1: { mark: 4, reason } }],
      { q1: { mark: 4, reason: '' }, q2: { mark: 3, reason: '' } },
      ['no-reason q2'],
    ],
  ])('%s', (_, individual, consensus, expected) => {
    expect(told(barriersToConsensus(questions, individual, consensus))).toEqual(expected);
  });

  it.each([
    [1, 'lies outside both marks'],
    [3, 'differs from an individual mark'],
    [5, 'lies outside both marks'],
  ])('of %i asks why it %s', (mark, asked) => {
    const [low, high] = [{ q1: { mark: 2, reason } }, { q1: { mark: 3, reason } }];
    expect(barriersToConsensus([first], [low, high], { q1: { mark, reason: '' } }).map(({ text }) => text)).toEqual([
      `Explain why the consensus on “Personal outcomes” ${asked}`,
    ]);
  });
});
