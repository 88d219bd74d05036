import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE, TASKS } from '../form-page.ts';

export const modernSlavery = {
  path: 'modern-slavery',
  task: 'Insurance and policies',
  title: 'Modern slavery',
  schema: pages['modern-slavery'],
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'long-text',
      name: 'steps',
      label: 'How do you prevent modern slavery in recruiting and supply?',
      hint: 'Include how you check sponsored recruitment, if you use it.',
      words: 150,
      rows: 6,
    },
  ],
  next: () => TASKS,
} as const satisfies FormPage;
