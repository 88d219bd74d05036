import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const contacts = {
  path: 'contacts',
  task: 'Your organisation',
  title: 'Who we should contact',
  schema: pages.contacts,
  template: QUESTION_PAGE,
  questions: [
    { kind: 'text', name: 'name', label: 'Full name', autocomplete: 'name' },
    {
      kind: 'text',
      type: 'email',
      name: 'email',
      label: 'Email address',
      hint: 'We send your receipt and the outcome to this address',
      autocomplete: 'email',
    },
    { kind: 'text', type: 'tel', name: 'phone', label: 'Telephone number', autocomplete: 'tel', width: 20 },
  ],
  next: () => 'registration',
} as const satisfies FormPage;
