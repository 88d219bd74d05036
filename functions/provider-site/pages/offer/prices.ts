import { pages } from '../../../../domain/application/answers.ts';
import { yesOrNo } from '../../../shared/forms/question.ts';
import { type FormContext, type FormPage, TASKS } from '../form-page.ts';

/** The published rates: they are accepted whole or not at all. */
export const prices = ({ agreement }: FormContext): FormPage => ({
  path: 'prices',
  task: 'What you offer',
  title: 'Published rates',
  schema: pages.prices,
  template: 'provider/prices.njk',
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
