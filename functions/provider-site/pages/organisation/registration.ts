import { pages } from '../../../../domain/application/answers.ts';
import { registerIdFrom } from '../../../../domain/register/register-id.ts';
import { type FormPage, QUESTION_PAGE, TASKS } from '../form-page.ts';

/** The CQC registration; the register itself is asked after submission, and by the provider's own check before. */
export const registration = {
  path: 'registration',
  task: 'Your organisation',
  title: 'Your CQC registration',
  schema: pages.registration,
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'text',
      name: 'locationId',
      label: 'CQC location ID',
      hint: 'The location that the care would be given from. It is on your location’s page on cqc.org.uk, like 1-1234567890.',
      width: 20,
    },
    {
      kind: 'radios',
      name: 'manager',
      label: 'Is a registered manager in post?',
      choices: [
        { value: 'in-post', text: 'Yes' },
        {
          value: 'recruiting',
          text: 'No, we are recruiting',
          reveals: [
            {
              kind: 'long-text',
              name: 'managerPlan',
              label: 'When will a manager be in post, and who manages the service until then?',
              rows: 4,
            },
          ],
        },
      ],
    },
    {
      kind: 'long-text',
      name: 'ratingStatement',
      label: 'Anything we should know about your latest rating (optional)',
      hint: 'If you are rated Requires improvement, say what has changed since. If you are not rated yet, you need not write anything.',
      words: 300,
      rows: 5,
    },
  ],
  // People paste the address of their page on the regulator's site, or type spaces and a small letter.
  tidy: (typed) =>
    typeof typed.locationId === 'string'
      ? { ...typed, locationId: registerIdFrom(typed.locationId) ?? typed.locationId }
      : typed,
  next: () => TASKS,
} as const satisfies FormPage;
