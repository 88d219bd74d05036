import * as z from 'zod';
import { day, file, name } from '../../questions/kinds.ts';
import { pageWithLimits } from '../page.ts';
import { monthsInWords } from '../recent.ts';

/** Who leads on safeguarding, and the policy. */
export const safeguarding = pageWithLimits(
  'safeguarding',
  z.strictObject({ reviewedWithinMonths: z.int().min(1).max(60).default(12) }),
  {
    task: 'Insurance and policies',
    title: 'Safeguarding policy',
    fields: ({ on }) => ({
      lead: name({ label: 'Name of your safeguarding lead', missing: 'Enter the name of your safeguarding lead' }),
      reviewedOn: day({
        label: 'When was your safeguarding policy last reviewed?',
        hint: 'For example, 27 3 2026',
        missing: 'Enter the date the policy was last reviewed',
        today: on,
      }),
      policy: file({ label: 'Upload your safeguarding policy' }),
    }),
    shownTo: ['compliance'],
    carriedOver: true,
    gates: ({ limits }) => [
      {
        field: 'reviewedOn',
        when: { olderThanMonths: limits.reviewedWithinMonths },
        outcome: 'refers',
        code: 'safeguarding-policy-old',
        says: `The safeguarding policy was not reviewed in ${monthsInWords(limits.reviewedWithinMonths)} before the window closed.`,
      },
    ],
  },
);
