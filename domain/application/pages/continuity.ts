import * as z from 'zod';
import { day, optionalFile } from '../../questions/kinds.ts';
import { pageWithLimits } from '../page.ts';
import { monthsInWords } from '../recent.ts';

/** The plan for snow, sickness and failed systems. */
export const continuity = pageWithLimits(
  'continuity',
  z.strictObject({ testedWithinMonths: z.int().min(1).max(60).default(12) }),
  {
    task: 'Insurance and policies',
    title: 'Business continuity',
    fields: ({ on }) => ({
      testedOn: day({
        label: 'When was your continuity plan last tested?',
        hint: 'For example, 27 3 2026',
        missing: 'Enter the date the plan was last tested',
        today: on,
      }),
      plan: optionalFile({ label: 'Upload your continuity plan (optional)' }),
    }),
    shownTo: ['compliance'],
    carriedOver: true,
    gates: ({ limits }) => [
      {
        field: 'testedOn',
        when: { olderThanMonths: limits.testedWithinMonths },
        outcome: 'refers',
        code: 'continuity-plan-old',
        says: `The continuity plan was not tested in ${monthsInWords(limits.testedWithinMonths)} before the window closed.`,
      },
    ],
  },
);
