import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const bidding = {
  path: 'bidding',
  task: 'What you offer',
  title: 'Working with others',
  schema: pages.bidding,
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'radios',
      name: 'model',
      label: 'How will you provide the service?',
      choices: [
        { value: 'alone', text: 'On our own' },
        { value: 'with-sub-contractors', text: 'With sub-contractors' },
        { value: 'consortium', text: 'As part of a consortium' },
      ],
    },
    {
      kind: 'long-text',
      name: 'others',
      label: 'Names of everyone you rely on (optional)',
      hint: 'Sub-contractors, members of the consortium and guarantors, with what each would do. Leave it empty if there is nobody.',
      rows: 4,
    },
  ],
  next: () => 'prices',
} as const satisfies FormPage;
