import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const continuity = {
  path: 'continuity',
  task: 'Insurance and policies',
  title: 'Business continuity',
  schema: pages.continuity.omit({ plan: true }),
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'date',
      name: 'testedOn',
      label: 'When was your continuity plan last tested?',
      hint: 'For example, 27 3 2026',
    },
  ],
  file: {
    name: 'plan',
    label: 'Upload your continuity plan (optional)',
    hint: 'A PDF, Word or OpenDocument file of 10 MB at most',
    required: false,
  },
  next: () => 'data-protection',
} as const satisfies FormPage;
