import { pages } from '../../../../domain/application/answers.ts';
import { yesOrNo } from '../../../shared/forms/question.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const recruitment = {
  path: 'recruitment',
  task: 'Insurance and policies',
  title: 'Safe recruitment',
  schema: pages.recruitment,
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'radios',
      name: 'checks',
      label: 'Is every DBS check complete before somebody works unsupervised?',
      choices: yesOrNo,
    },
  ],
  next: () => 'continuity',
} as const satisfies FormPage;
