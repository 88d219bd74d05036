import { pages } from '../../../../domain/application/answers.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const dataProtection = {
  path: 'data-protection',
  task: 'Insurance and policies',
  title: 'Data protection',
  schema: pages['data-protection'],
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'text',
      name: 'icoNumber',
      label: 'ICO registration number',
      hint: 'It is on your data protection registration certificate, like ZA123456',
      width: 10,
    },
    {
      kind: 'radios',
      name: 'toolkit',
      label: 'Where are you with the Data Security and Protection Toolkit?',
      choices: [
        { value: 'met', text: 'Standards met or exceeded' },
        { value: 'plan', text: 'We have a dated plan to meet them' },
        { value: 'neither', text: 'Neither' },
      ],
    },
  ],
  next: () => 'health-and-safety',
} as const satisfies FormPage;
