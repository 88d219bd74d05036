import { pages } from '../../../../domain/application/answers.ts';
import { yesOrNo } from '../../../shared/forms/question.ts';
import { type FormContext, type FormPage, TASKS } from '../form-page.ts';

const SAME_FOR_ALL = 'The council pays the same published rates to everyone. Price is not scored.';

/** The published rates: they are accepted whole or not at all. */
export const prices = ({ agreement }: FormContext): FormPage => ({
  path: 'prices',
  task: 'What you offer',
  title: 'Published rates',
  schema: pages.prices,
  template: 'provider/prices.njk',
  introduction: {
    text: [SAME_FOR_ALL],
    points: agreement.lots.flatMap(({ id, rates }) =>
      rates.map(({ service, pounds, unit }) => `Lot ${id}, ${service}: £${pounds.toFixed(2)} ${unit}`),
    ),
  },
  model: { lots: agreement.lots },
  questions: [
    {
      kind: 'radios',
      name: 'accepted',
      label: 'Do you accept the published rates for every lot you are applying for?',
      hint: 'An application that does not accept them cannot succeed.',
      choices: yesOrNo,
    },
  ],
  next: () => TASKS,
});
