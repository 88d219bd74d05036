import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE, TASKS } from '../form-page.ts';

export const declaration = {
  path: 'declaration',
  task: 'Declaration',
  title: 'Declaration',
  schema: pages.declaration,
  template: QUESTION_PAGE,
  questions: [
    { kind: 'text', name: 'signatory', label: 'Your full name', autocomplete: 'name' },
    { kind: 'text', name: 'position', label: 'Your position in the organisation', autocomplete: 'organization-title' },
    {
      kind: 'checkboxes',
      name: 'agreed',
      label: 'Your confirmation',
      choices: [
        {
          value: 'yes',
          text: 'I confirm that the answers in this application are true, and that I may sign for my organisation',
        },
      ],
    },
  ],
  // A single box to tick: the schema wants the word, the form sends a list.
  tidy: (typed) => ({ ...typed, agreed: typed.agreed?.[0] ?? '' }),
  next: () => TASKS,
} as const satisfies FormPage;
