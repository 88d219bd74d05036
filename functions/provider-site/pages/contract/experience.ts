import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE, TASKS } from '../form-page.ts';

export const experience = {
  path: 'experience',
  task: 'Contract and experience',
  title: 'Your experience',
  schema: pages.experience,
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'long-text',
      name: 'contracts',
      label: 'Describe up to 3 contracts for comparable care',
      hint: 'Say who for, from when to when, and whether any ended early. If you are new, say how you will do without.',
      words: 300,
      rows: 10,
    },
  ],
  next: () => TASKS,
} as const satisfies FormPage;
