import { choice, optionalLongText } from '../../questions/kinds.ts';
import { page, refers } from '../page.ts';

/** Whether the applicant relies on others, and on whom. */
export const bidding = page('bidding', {
  task: 'What you offer',
  title: 'Working with others',
  fields: {
    model: choice({
      label: 'How will you provide the service?',
      choices: [
        { value: 'alone', text: 'On our own' },
        { value: 'with-sub-contractors', text: 'With sub-contractors' },
        { value: 'consortium', text: 'As part of a consortium' },
      ],
      missing: 'Select how you will provide the service',
    }),
    others: optionalLongText({
      label: 'Names of everyone you rely on (optional)',
      hint: 'Sub-contractors, members of the consortium and guarantors, with what each would do. Leave it empty if there is nobody.',
      rows: 4,
    }),
  },
  shownTo: ['compliance'],
  carriedOver: true,
  judge: ({ model, others }) =>
    model !== 'alone' && !others
      ? refers('relies-on-others', 'The application relies on others, but does not name them.')
      : [],
});
