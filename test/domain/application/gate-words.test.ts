import { describe, expect, it } from 'vitest';
import { agreements } from '../../../agreements/index.ts';
import { everyPageOf } from '../../../domain/application/application.ts';
import { withRevealed } from '../../../domain/questions/question.ts';
import { outcomeOf } from '../../../domain/reason.ts';
import { withUniforms } from '../../builders/an-own-page.ts';
import { brightCare, goodAnswers } from '../../builders/good-answers.ts';
import { answered, whatIsTold } from './told-outcome.ts';

const closingDay = '2027-03-31';
const goodUniforms = {
  badges: 'yes',
  maker: 'Badge & Sons',
  story: 'The number is stopped within the hour.',
  style: 'own',
  colours: ['navy'],
  cost: '45',
  sets: '3',
  renewedOn: '2027-02-01',
  email: 'orders@badges.example',
  phone: '01632 960 002',
  promised: 'yes',
};
const otherGates = [
  { field: 'style', when: { is: 'tunic' }, outcome: 'fails', code: 'tunics', says: 'Tunics are worn.' },
  { field: 'sets', when: { above: 9 }, outcome: 'refers', code: 'many-sets', says: 'More than 9 sets.' },
  { field: 'cost', when: { below: 5 }, outcome: 'fails', code: 'cheap', says: 'A set costs less than £5.' },
  { field: 'colours', when: { is: 'green' }, outcome: 'fails', code: 'green', says: 'Green is worn.' },
  { field: 'renewedOn', when: { olderThanMonths: 12 }, outcome: 'fails', code: 'old', says: 'Not renewed.' },
];
const lacking = [
  { field: 'colours', when: { lacks: 'navy' }, outcome: 'fails', code: 'no-navy', says: 'Navy is not worn.' },
  { field: 'cost', when: { above: 100 }, outcome: 'fails', code: 'dear', says: 'A set costs more than £100.' },
  { field: 'sets', when: { below: 2 }, outcome: 'refers', code: 'few-sets', says: 'Fewer than 2 sets each.' },
];

/** Every question of every agreement, and of a page of an agreement's own with gates of each kind, with good answers to its page. */
const questions = [...agreements, withUniforms(), withUniforms({ gates: otherGates }), withUniforms({ gates: lacking })]
  .flatMap((agreement) => {
    const lots = agreement.lots.map(({ id }) => id);
    const good = { ...goodAnswers(brightCare, lots, agreement), uniforms: goodUniforms };
    return everyPageOf(agreement).map((page) => ({ page, good: new Map(Object.entries(good)).get(page.path) }));
  })
  .flatMap(({ page, good }) => withRevealed(page.questions).map((question) => ({ page, question, good })));

describe('What a page says before anybody answers is what the judge makes of each answer', () => {
  it.each(
    questions
      .filter(({ question }) => answered(question).length > 0)
      .map((each) => [each.page.path, each.question.name, each] as const),
  )('to %s, %s', (_, __, { page, question, good }) => {
    const others = withRevealed(page.questions).filter(({ name }) => name !== question.name);
    // A sum may count only together with another answer: each is at nothing once.
    const changes = others
      .filter((each) => each.kind === 'text' && each.inputmode)
      .map(({ name }) => ({ [name]: '0' }));
    for (const change of [{}, ...changes]) {
      for (const answer of answered(question)) {
        const values = { ...good, ...change, [question.name]: answer };
        if (!page.formSchema.safeParse(values).success) continue;
        const told = withRevealed(page.questions).map((each) => whatIsTold(each, values, closingDay));
        const expected = (['fail', 'refer', 'pass'] as const).find((each) => told.includes(each));
        expect([values, outcomeOf(page.consequences(values, closingDay))]).toEqual([values, expected]);
      }
    }
  });
});

const pageOf = (path: string, own: object = {}) => {
  const page = everyPageOf(withUniforms(own)).find((each) => each.path === path);
  if (!page) throw new Error(`There is no page ${path}`);
  return page;
};

describe('In words', () => {
  it.each([
    ['recruitment', 'checks', 'You must answer “Yes” to be admitted.'],
    ['prices', 'accepted', 'You must answer “Yes” to be admitted.'],
    [
      'data-protection',
      'toolkit',
      'If you answer “Neither”, that does not end your application: an officer looks at it before anything is decided.',
    ],
    [
      'safeguarding',
      'reviewedOn',
      'If it is not in the year before the window closes, that does not end your application: an officer looks at it before anything is decided.',
    ],
    [
      'insurance',
      'commitment',
      'If you answer “No” and “Employer’s liability cover today” is below £10,000,000, “Public liability cover today” is below £5,000,000 or “Professional indemnity cover today” is below £2,000,000, that does not end your application: an officer looks at it before anything is decided.',
    ],
    ['uniforms', 'sets', 'It must be 2 sets or more to be admitted.'],
  ])('%s says of %s: %s', (path, name, words) => {
    expect(pageOf(path).questions.find((each) => each.name === name)?.hint).toContain(words);
  });

  it('choices that lead to the same are said in one, and what cannot be put otherwise is said as it is', () => {
    const gates = ['tunic', 'own'].map((value) => ({
      field: 'style',
      when: { is: value },
      outcome: 'refers',
      code: value,
      says: 'It is worn.',
    }));
    const hint = (name: string, own: object) =>
      pageOf('uniforms', own).questions.find((each) => each.name === name)?.hint;
    expect(hint('style', { gates })).toMatch(/^If you answer “A tunic” or “Their own”, that does not end/);
    expect(hint('colours', { gates: otherGates })).toBe('You cannot be admitted if you select “Green”.');
    expect(hint('colours', { gates: lacking })).toBe('You must select “Navy” to be admitted.');
  });

  it('somebody who has answered reads the answer, the question, and what would have to be answered', () => {
    expect(pageOf('recruitment').consequences({ checks: 'no' }, closingDay)).toEqual([
      {
        field: 'checks',
        outcome: 'fail',
        text: 'You answered “No” to “Is every DBS check complete before somebody works unsupervised?”. You must answer “Yes” to be admitted.',
      },
    ]);
  });
});

describe('What answers lead to', () => {
  it('is judged as far as there are answers, and nothing follows where there are none', () => {
    for (const { page } of questions) expect(page.consequences({}, closingDay)).toEqual([]);
    const some = pageOf('contract-terms').consequences({ tupe: 'no', minimumPay: '' }, closingDay);
    expect(some.map(({ field }) => field)).toEqual(['tupe']);
  });

  it('is nothing for what is not asked any more', () => {
    const gates = [{ ...otherGates[1], field: 'badges', when: { is: 'no' } }];
    const hidden = { ...goodUniforms, badges: 'yes' };
    expect(pageOf('uniforms', { gates }).consequences(hidden, closingDay)).toEqual([]);
  });
});
