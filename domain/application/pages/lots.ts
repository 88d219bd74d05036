import { several } from '../../questions/kinds.ts';
import { page } from '../page.ts';

/** The lots applied for. One that the provider holds a contract on already cannot be applied for again. */
export const lots = page('lots', {
  task: 'What you offer',
  title: 'Lots',
  fields: ({ agreement, contracted }) => ({
    lots: several({
      label: 'Which lots are you applying for?',
      hint:
        contracted.length > 0
          ? `You already hold a contract on lot ${contracted.join(' and lot ')}.`
          : 'Select all that apply',
      choices: agreement.lots
        .filter(({ id }) => !contracted.includes(id))
        .map(({ id, title, description }) => ({ value: id, text: `Lot ${id}: ${title}`, hint: description })),
      missing: 'Select at least one lot',
      unlisted: 'Select lots from the list',
    }),
  }),
  shownTo: ['registration'],
  carriedOver: true,
});
