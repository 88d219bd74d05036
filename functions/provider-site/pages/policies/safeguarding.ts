import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const safeguarding = {
  path: 'safeguarding',
  task: 'Insurance and policies',
  title: 'Safeguarding policy',
  schema: pages.safeguarding.omit({ policy: true }),
  template: QUESTION_PAGE,
  questions: [
    { kind: 'text', name: 'lead', label: 'Name of your safeguarding lead' },
    {
      kind: 'date',
      name: 'reviewedOn',
      label: 'When was your safeguarding policy last reviewed?',
      hint: 'For example, 27 3 2026',
    },
  ],
  file: {
    name: 'policy',
    label: 'Upload your safeguarding policy',
    hint: 'A PDF, Word or OpenDocument file of 10 MB at most',
    required: true,
  },
  next: () => 'recruitment',
} as const satisfies FormPage;
