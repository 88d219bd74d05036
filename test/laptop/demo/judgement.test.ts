import { describe, expect, it } from 'vitest';
import { agreeOn, decideReferral, markAnswer } from '../../../laptop/demo/judgement.ts';

const outcomes = {
  title: 'Personal outcomes',
  goodAnswer: 'The person shapes the plan; outcomes can be measured and are reviewed.',
};
const method = 'We sit down and write the plan in their own words. Each goal can be measured. Plans are reviewed.';
const owner = 'Our registered manager, Ria Sample, signs each plan.';
const timing = 'The first is within 6 weeks.';
const figures = 'In the last year 91% of goals were met.';
const learnt = 'We learnt that goals were too large, and changed the form.';
const checked = 'We checked again after half a year.';

describe('An evaluator of the demonstration', () => {
  it.each([
    ['nothing', '', 0],
    ['something else', 'We are a friendly firm.', 0],
    ['one part of three', 'Plans are reviewed.', 1],
    ['two parts of three', 'Plans are reviewed, and each goal can be measured.', 2],
    ['a method without proof', method, 2],
    ['a method with its owner', `${method} ${owner}`, 3],
    ['a method with owner and timing', `${method} ${owner} ${timing}`, 3],
    ['a method with owner, timing and figures', `${method} ${owner} ${timing} ${figures}`, 4],
    ['learning that was not checked', `${method} ${owner} ${timing} ${figures} ${learnt}`, 4],
    ['learning that was checked', `${method} ${owner} ${timing} ${figures} ${learnt} ${checked}`, 5],
    [
      'all proof, with one part missing',
      `Plans are reviewed, and each goal can be measured. ${owner} ${timing} ${figures}`,
      3,
    ],
  ])('who is strict and reads %s', (_, answer, mark) => {
    expect(markAnswer(outcomes, answer, 'strict').mark).toBe(mark);
  });

  it('who is generous takes general words for a sign of practice, and never gives more than one mark for them', () => {
    const vague = `${method} The manager looks after this. It is done regularly. Most people are happy.`;
    expect(markAnswer(outcomes, vague, 'strict').mark).toBe(2);
    expect(markAnswer(outcomes, vague, 'generous').mark).toBe(3);
  });

  it('takes a percentage for proof only with what it was counted over', () => {
    expect(markAnswer(outcomes, `${method} ${owner} ${timing} 91% of goals were met.`, 'strict').mark).toBe(3);
  });

  it('says what is covered, what is missing and what is proven', () => {
    expect(markAnswer(outcomes, `Plans are reviewed, and each goal can be measured. ${timing}`, 'strict').reason).toBe(
      'Covers how outcomes are measured and how plans are reviewed. Missing: how the person shapes the plan. States by when. Does not state who answers for it and own figures.',
    );
  });
});

describe('The moderator of the demonstration', () => {
  const marked = (mark: number) => ({ mark, reason: 'A reason of the evaluator' });

  it('keeps a mark on which both agree', () => {
    expect(agreeOn(outcomes, method, [marked(2), marked(2)]).mark).toBe(2);
  });

  it.each([
    [
      'the higher mark where most of the proof is beyond doubt',
      `${method} ${owner} ${timing} Most people are happy.`,
      3,
      4,
      4,
    ],
    ['the lower mark where there are general words alone', `${method} The manager looks after this.`, 2, 3, 2],
    ['the lower mark where learning was not checked', `${method} ${owner} ${timing} ${figures} ${learnt}`, 4, 5, 4],
  ])('gives %s, with a reason', (_, answer, one, other, mark) => {
    for (const pair of [
      [one, other],
      [other, one],
    ] as const) {
      const agreed = agreeOn(outcomes, answer, [marked(pair[0]), marked(pair[1])]);
      expect(agreed.mark).toBe(mark);
      expect(agreed.reason.length).toBeGreaterThan(10);
    }
  });
});

describe('The officer of the demonstration who decides on referrals', () => {
  const notRated = 'CQC has not rated this location, registered since 8 April 2025. This is not a failure.';
  const mandatory = 'A mandatory exclusion ground was declared: hear the provider’s account.';
  const conflict = 'A conflict of interest was declared: judge the safeguards offered.';

  it.each([
    ['a location not yet rated', [notRated], '', 'accept'],
    [
      'a mandatory ground with an account of self-cleaning',
      [mandatory],
      'It was paid in full. We worked with HMRC. An independent accountant now checks.',
      'accept',
    ],
    ['a mandatory ground of which only the payment is told', [mandatory], 'It was paid in full.', 'reject'],
    ['a mandatory ground shrugged off', [mandatory], 'This is a private matter.', 'reject'],
    ['a conflict with somebody who is kept apart', [conflict], 'She takes no part in it.', 'accept'],
    ['two findings of which one is not acceptable', [notRated, conflict], '', 'reject'],
    ['a finding that nobody has told the officer about', ['The moon is made of cheese.'], '', 'reject'],
    [
      'a closed location whose successor is named',
      [
        'CQC’s register shows the location X as deregistered. It names a successor, so it may be registered under a new ID.',
      ],
      'We are now registered as 1-99000602900.',
      'accept',
    ],
  ] as const)('judges %s', (_, findings, account, decision) => {
    expect(decideReferral(findings, account).decision).toBe(decision);
  });

  it('names what the account lacks', () => {
    expect(decideReferral([mandatory], 'It was paid in full.').reason).toBe(
      'The account does not show self-cleaning: it does not say that the authority concerned was told everything and what keeps it from happening again.',
    );
  });
});
