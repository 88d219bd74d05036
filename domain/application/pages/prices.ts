import { inPounds } from '../../money.ts';
import { yesNo } from '../../questions/kinds.ts';
import { page } from '../page.ts';

/** The published rates: they are accepted whole or not at all. */
export const prices = page('prices', {
  task: 'What you offer',
  title: 'Published rates',
  introduction: ({ agreement }) => ({
    text: ['The council pays the same published rates to everyone. Price is not scored.'],
    table: {
      caption: 'Rates',
      head: ['Lot', 'Service', 'Rate'],
      rows: agreement.lots.flatMap(({ id, rates }) =>
        rates.map(({ service, pounds, unit }) => [`Lot ${id}`, service, `${inPounds(pounds)} ${unit}`]),
      ),
    },
  }),
  fields: {
    accepted: yesNo({
      label: 'Do you accept the published rates for every lot you are applying for?',
      missing: 'Select whether you accept the published rates',
    }),
  },
  shownTo: ['price'],
  carriedOver: false,
  gates: () => [
    {
      field: 'accepted',
      when: { lacks: 'yes' },
      outcome: 'fails',
      code: 'rates-not-accepted',
      says: 'The published rates were not accepted.',
      needs: 'the published rates accepted',
    },
  ],
});
