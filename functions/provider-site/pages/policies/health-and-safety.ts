import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const healthAndSafety = {
  path: 'health-and-safety',
  task: 'Insurance and policies',
  title: 'Health and safety',
  schema: pages['health-and-safety'],
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'radios',
      name: 'declared',
      label: 'In the last 3 years, have you been served a health and safety notice, or prosecuted?',
      choices: [
        {
          value: 'yes',
          text: 'Yes',
          reveals: [
            {
              kind: 'long-text',
              name: 'details',
              label: 'Explain what the notice was for and what you learnt',
              words: 150,
              rows: 5,
            },
          ],
        },
        { value: 'no', text: 'No' },
      ],
    },
  ],
  next: () => 'modern-slavery',
} as const satisfies FormPage;
