import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const organisation = {
  path: 'organisation',
  task: 'Your organisation',
  title: 'Your organisation',
  schema: pages.organisation,
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'text',
      name: 'name',
      label: 'Name of your organisation',
      hint: 'As it is registered with CQC',
      autocomplete: 'organization',
    },
    {
      kind: 'radios',
      name: 'legalForm',
      label: 'What kind of organisation is it?',
      choices: [
        { value: 'company', text: 'Company' },
        { value: 'charity', text: 'Charity or community interest company' },
        { value: 'partnership', text: 'Partnership' },
        { value: 'sole-trader', text: 'Sole trader' },
        { value: 'other', text: 'Something else' },
      ],
    },
    {
      kind: 'text',
      name: 'companyNumber',
      label: 'Company number (optional)',
      hint: '8 characters, like 01234567. Leave it empty if your organisation has none.',
      width: 10,
    },
    { kind: 'long-text', name: 'address', label: 'Registered address', rows: 4 },
  ],
  next: () => 'contacts',
} as const satisfies FormPage;
