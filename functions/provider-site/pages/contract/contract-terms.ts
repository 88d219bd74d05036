import { pages } from '../../../../domain/application/answers.ts';
import { yesOrNo } from '../../../shared/forms/question.ts';
import { type FormPage, QUESTION_PAGE } from '../form-page.ts';

export const contractTerms = {
  path: 'contract-terms',
  task: 'Contract and experience',
  title: 'Terms of the contract',
  schema: pages['contract-terms'],
  template: QUESTION_PAGE,
  questions: [
    {
      kind: 'radios',
      name: 'callMonitoring',
      label: 'Will you use electronic call monitoring, and the brokerage portal, from the start?',
      choices: yesOrNo,
    },
    {
      kind: 'radios',
      name: 'tupe',
      label: 'Have you understood, and allowed for the cost of, staff who may transfer to you (TUPE)?',
      choices: yesOrNo,
    },
    {
      kind: 'radios',
      name: 'minimumPay',
      label: 'Do you pay at least the legal minimum, travel time included?',
      choices: yesOrNo,
    },
    {
      kind: 'radios',
      name: 'realLivingWage',
      label: 'Do you pay the Real Living Wage?',
      hint: 'For information only',
      choices: [...yesOrNo, { value: 'plan', text: 'Not yet, but we plan to' }],
    },
  ],
  next: () => 'experience',
} as const satisfies FormPage;
