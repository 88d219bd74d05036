import { pageWithLimits } from '../page.ts';
import { accountOf, declared } from './declared.ts';

/** Notices and prosecutions. */
export const healthAndSafety = pageWithLimits('health-and-safety', accountOf(150), {
  task: 'Insurance and policies',
  title: 'Health and safety',
  fields: ({ limits: { words } }) =>
    declared({
      question: 'In the last 3 years, have you been served a health and safety notice, or prosecuted?',
      missing: 'Select yes if there has been a notice in the last 3 years',
      explain: 'Explain what the notice was for and what you learnt',
      words,
    }),
  shownTo: ['compliance'],
  carriedOver: true,
  gates: () => [
    {
      field: 'declared',
      when: { is: 'yes' },
      outcome: 'refers',
      code: 'health-and-safety-notice',
      says: 'A health and safety notice in the last 3 years was declared.',
    },
  ],
});
