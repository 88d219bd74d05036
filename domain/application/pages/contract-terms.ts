import * as z from 'zod';
import { choice, yesNo } from '../../questions/kinds.ts';
import { gate, verdict } from '../gate.ts';
import { pageWithLimits } from '../page.ts';

/** The terms that a contract turns on. */
export const contractTerms = pageWithLimits(
  'contract-terms',
  z.strictObject({
    withoutCallMonitoring: verdict.default('fails'),
    withoutTupe: verdict.default('fails'),
    belowMinimumPay: verdict.default('fails'),
  }),
  {
    task: 'Contract and experience',
    title: 'Terms of the contract',
    fields: {
      callMonitoring: yesNo({
        label: 'Will you use electronic call monitoring, and the brokerage portal, from the start?',
        missing: 'Select whether you will use electronic call monitoring from the start',
      }),
      tupe: yesNo({
        label: 'Have you understood, and allowed for the cost of, staff who may transfer to you (TUPE)?',
        missing: 'Select whether you have understood and costed TUPE',
      }),
      minimumPay: yesNo({
        label: 'Do you pay at least the legal minimum, travel time included?',
        missing: 'Select whether you pay at least the legal minimum, travel time included',
      }),
      realLivingWage: choice({
        label: 'Do you pay the Real Living Wage?',
        hint: 'For information only',
        choices: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
          { value: 'plan', text: 'Not yet, but we plan to' },
        ],
        missing: 'Select whether you pay the Real Living Wage',
      }),
    },
    shownTo: ['compliance'],
    carriedOver: true,
    gates: ({ limits }) => [
      ...gate(limits.withoutCallMonitoring, {
        field: 'callMonitoring',
        when: { lacks: 'yes' },
        code: 'no-call-monitoring',
        says: 'Electronic call monitoring will not be used from the start.',
        needs: 'electronic call monitoring from the start',
      }),
      ...gate(limits.withoutTupe, {
        field: 'tupe',
        when: { lacks: 'yes' },
        code: 'tupe-not-understood',
        says: 'TUPE was not understood and costed.',
        needs: 'an understanding of TUPE, and its cost',
      }),
      ...gate(limits.belowMinimumPay, {
        field: 'minimumPay',
        when: { lacks: 'yes' },
        code: 'below-legal-pay',
        says: 'Pay with travel time is below the legal minimum.',
        needs: 'pay of at least the legal minimum, travel time included',
      }),
    ],
  },
);
