import * as z from 'zod';
import { choice, yesNo } from '../../questions/kinds.ts';
import { found, pageWithLimits, verdict } from '../page.ts';

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
    needs: ({ limits }) => [
      ...(limits.withoutCallMonitoring === 'nothing' ? [] : ['electronic call monitoring from the start']),
      ...(limits.belowMinimumPay === 'nothing' ? [] : ['pay of at least the legal minimum, travel time included']),
      ...(limits.withoutTupe === 'nothing' ? [] : ['an understanding of TUPE, and its cost']),
    ],
    judge: ({ callMonitoring, tupe, minimumPay }, { limits }) => [
      ...(callMonitoring === 'yes'
        ? []
        : found(
            limits.withoutCallMonitoring,
            'no-call-monitoring',
            'Electronic call monitoring will not be used from the start.',
          )),
      ...(tupe === 'yes'
        ? []
        : found(limits.withoutTupe, 'tupe-not-understood', 'TUPE was not understood and costed.')),
      ...(minimumPay === 'yes'
        ? []
        : found(limits.belowMinimumPay, 'below-legal-pay', 'Pay with travel time is below the legal minimum.')),
    ],
  },
);
