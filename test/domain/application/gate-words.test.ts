import { describe, expect, it } from 'vitest';
import { agreements } from '../../../agreements/index.ts';
import { pagesOf } from '../../../domain/application/application.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import { type Question, withRevealed } from '../../../domain/questions/question.ts';
import { outcomeOf } from '../../../domain/reason.ts';
import { withUniforms } from '../../builders/an-own-page.ts';
import { brightCare, goodAnswers } from '../../builders/good-answers.ts';
import { answered, type Told, whatIsTold } from './told-outcome.ts';

const closingDay = '2027-03-31';
const uniform = {
  badges: 'yes',
  maker: 'Badge & Sons',
  story: 'The number is stopped within the hour.',
  style: 'own',
  colours: ['green', 'navy'],
  cost: '45',
  sets: '3',
  renewedOn: '2027-02-01',
  email: 'orders@badges.example',
  phone: '01632 960 002',
  promised: 'yes',
};
const gates = [
  { field: 'style', when: { is: 'tunic' }, outcome: 'fails', code: 'tunics', says: 'Tunics are worn.' },
  { field: 'sets', when: { above: 9 }, outcome: 'refers', code: 'many-sets', says: 'More than 9 sets.' },
  { field: 'cost', when: { below: 5 }, outcome: 'fails', code: 'cheap', says: 'A set costs less than £5.' },
  { field: 'colours', when: { is: 'green' }, outcome: 'fails', code: 'green', says: 'Green is worn.' },
];

const everyLot = (agreement: (typeof agreements)[number]) => agreement.lots.map(({ id }) => id);
const all = [...agreements, withUniforms(), withUniforms({ gates })].flatMap((agreement) =>
  pagesOf(agreement, everyLot(agreement)).flatMap((page) => {
    const good =
      page.path === 'uniforms' ? uniform : goodAnswers(brightCare, everyLot(agreement), agreement)[page.path];
    return withRevealed(page.questions).map((question) => ({ page, question, good: { ...good } }));
  }),
);

/** What the judge makes of a page with this answer to one of its questions and good ones to all others. */
const judgedOf = (page: AskedPage, values: Readonly<Record<string, unknown>>) =>
  outcomeOf(page.consequences(values, closingDay));

/** What a page tells of one of its questions with these answers; of nothing told, that nothing follows. */
const toldOf = (question: Question, values: Readonly<Record<string, unknown>>): Told =>
  whatIsTold(question, values, closingDay);

describe('What a page says before anybody answers', () => {
  it.each(
    all
      .filter(({ question }) => answered(question).length > 0)
      .map((each) => [each.page.path, each.question.name, each] as const),
  )('of %s, %s is what the judge makes of each answer to it', (_, __, { page, question, good }) => {
    const others = withRevealed(page.questions).filter(({ name }) => name !== question.name);
    for (const answer of answered(question)) {
      for (const change of [{}, ...lowered(others)]) {
        const values = { ...good, ...change, [question.name]: answer };
        const elsewhere = others.map((each) => toldOf(each, values));
        const told = [toldOf(question, values), ...elsewhere];
        const gravest = (['fail', 'refer', 'pass'] as const).find((each) => told.includes(each));
        expect([values, judgedOf(page, values)]).toEqual([values, gravest]);
      }
    }
  });
});

/** Other sums of a page at nothing: what counts only together with them does then. */
const lowered = (others: readonly Question[]): readonly Record<string, string>[] => {
  const sums = others.filter((each) => each.kind === 'text' && each.inputmode !== undefined);
  return sums.map(({ name }) => ({ [name]: '0' }));
};
