import { describe, expect, it } from 'vitest';
import { barriersToAgreeing, canBeAgreed } from '../../../domain/evaluation/agreed-again.ts';
import { marksOf, s1Questionnaire } from '../../builders/an-application.ts';

const q1 = s1Questionnaire().questions.filter(({ id }) => id === 'q1');
const individual = [marksOf(['A'], 4), marksOf(['A'], 4)];
const again = { questions: ['q1'], scores: { q1: { mark: 4, reason: 'Both evaluators gave this mark.' } } };

describe('A question that was opened again', () => {
  it.each([
    ['no reason, though both evaluators gave the mark', '', ['no-reason']],
    ['the words of the consensus before', 'both evaluators gave this mark', ['same-words']],
    ['a reason of its own', 'The log of visits shows it for each week.', []],
  ])('is not agreed with less than a reason given anew: %s', (_, reason, expected) => {
    const barriers = barriersToAgreeing(q1, individual, { again, scores: { q1: { mark: 4, reason } } });
    expect(barriers.map(({ code }) => code)).toEqual(expected);
  });

  it('is alone in being open, and none is once the consensus is final', () => {
    expect(['q1', 'q2'].map((question) => canBeAgreed({ again }, question))).toEqual([true, false]);
    expect(canBeAgreed({ again, finalAt: '2027-05-10T10:00:00.000Z' }, 'q1')).toBe(false);
    expect(canBeAgreed({}, 'q2')).toBe(true);
  });
});
