import * as z from 'zod';
import { choice, icoNumber } from '../../questions/kinds.ts';
import { gate, verdict } from '../gate.ts';
import { pageWithLimits } from '../page.ts';

/** How personal data are kept. */
export const dataProtection = pageWithLimits(
  'data-protection',
  z.strictObject({ withoutPlan: verdict.default('refers') }),
  {
    task: 'Insurance and policies',
    title: 'Data protection',
    fields: {
      icoNumber: icoNumber({
        label: 'ICO registration number',
        hint: 'It is on your data protection registration certificate, like ZA123456',
        missing: 'Enter your ICO registration number',
      }),
      toolkit: choice({
        label: 'Where are you with the Data Security and Protection Toolkit?',
        choices: [
          { value: 'met', text: 'Standards met or exceeded' },
          { value: 'plan', text: 'We have a dated plan to meet them' },
          { value: 'neither', text: 'Neither' },
        ],
        missing: 'Select where you are with the Data Security and Protection Toolkit',
      }),
    },
    shownTo: ['compliance'],
    carriedOver: true,
    gates: ({ limits }) =>
      gate(limits.withoutPlan, {
        field: 'toolkit',
        when: { is: 'neither' },
        code: 'data-protection-without-plan',
        says: 'Data security standards are not met, and there is no plan.',
      }),
  },
);
