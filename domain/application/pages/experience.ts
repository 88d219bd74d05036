import { longText } from '../../questions/kinds.ts';
import { pageWithLimits } from '../page.ts';
import { accountOf } from './declared.ts';

/** Comparable contracts, or how a newcomer will do without. */
export const experience = pageWithLimits('experience', accountOf(300), {
  task: 'Contract and experience',
  title: 'Your experience',
  fields: ({ limits: { words } }) => ({
    contracts: longText({
      label: 'Describe up to 3 contracts for comparable care',
      hint: 'Say who for, from when to when, and whether any ended early. If you are new, say how you will do without.',
      words,
      rows: 10,
      missing: 'Describe up to 3 contracts, or how you will do without experience',
    }),
  }),
  carriedOver: true,
});
