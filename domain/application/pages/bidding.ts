import { onlyIf } from '../../questions/field.ts';
import { choice, longText } from '../../questions/kinds.ts';
import type { Gate } from '../gate.ts';
import { page } from '../page.ts';

/** Of applications submitted before the names had to be given. */
const unnamed = (field: string): Gate => ({
  field,
  when: { unanswered: true },
  outcome: 'refers',
  code: 'relies-on-others',
  says: 'The application relies on others, but does not name them.',
});

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
    others: onlyIf(
      'model',
      'with-sub-contractors',
      longText({
        label: 'Which sub-contractors, and what would each do?',
        hint: 'Name every one that you rely on, and guarantors if you have any.',
        rows: 4,
        missing: 'Enter the names of your sub-contractors, and what each would do',
      }),
    ),
    members: onlyIf(
      'model',
      'consortium',
      longText({
        label: 'Who are the members of the consortium, and what would each do?',
        hint: 'Name every one that you rely on, and guarantors if there are any.',
        rows: 4,
        missing: 'Enter the names of the members of the consortium, and what each would do',
      }),
    ),
  },
  shownTo: ['compliance'],
  carriedOver: true,
  gates: () => [unnamed('others'), unnamed('members')],
});
