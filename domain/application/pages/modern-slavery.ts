import { longText } from '../../questions/kinds.ts';
import { pageWithLimits } from '../page.ts';
import { accountOf } from './declared.ts';

/** Slavery in recruiting and supply. */
export const modernSlavery = pageWithLimits('modern-slavery', accountOf(150), {
  task: 'Insurance and policies',
  title: 'Modern slavery',
  fields: ({ limits: { words } }) => ({
    steps: longText({
      label: 'How do you prevent modern slavery in recruiting and supply?',
      hint: 'Include how you check sponsored recruitment, if you use it.',
      words,
      rows: 6,
      missing: 'Explain how you prevent modern slavery in recruiting and supply',
    }),
  }),
  carriedOver: true,
});
