import * as z from 'zod';
import { yesNo } from '../../questions/kinds.ts';
import { gate, verdict } from '../gate.ts';
import { pageWithLimits } from '../page.ts';

/** Checks on care workers before they work alone. */
export const recruitment = pageWithLimits('recruitment', z.strictObject({ withoutChecks: verdict.default('fails') }), {
  task: 'Insurance and policies',
  title: 'Safe recruitment',
  fields: {
    checks: yesNo({
      label: 'Is every DBS check complete before somebody works unsupervised?',
      missing: 'Select whether DBS checks are complete before anyone works unsupervised',
    }),
  },
  shownTo: ['compliance'],
  carriedOver: true,
  gates: ({ limits }) =>
    gate(limits.withoutChecks, {
      field: 'checks',
      when: { lacks: 'yes' },
      code: 'no-dbs-checks',
      says: 'DBS checks are not complete before unsupervised work.',
      needs: 'DBS checks complete before anybody works unsupervised',
    }),
});
