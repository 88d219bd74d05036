import { pageWithLimits } from '../page.ts';
import { accountOf, declared } from './declared.ts';

/** Connections between the applicant and the council. */
export const conflicts = pageWithLimits('conflicts', accountOf(150), {
  task: 'Exclusion grounds',
  title: 'Conflicts of interest',
  introduction: () => ({
    text: [
      'Is anybody in your organisation connected with the council in a way that could look like an unfair advantage? For example:',
    ],
    points: [
      'a relative or close friend who works for the council or is a councillor',
      'a person who works, or lately worked, for both',
      'help that you gave the council in preparing this agreement',
    ],
  }),
  fields: ({ limits: { words } }) =>
    declared({
      question: 'Does anybody have a conflict of interest?',
      missing: 'Select yes if anybody has a conflict of interest',
      explain: 'Explain the connection and how you would keep it apart',
      words,
    }),
  shownTo: ['compliance'],
  carriedOver: false,
  gates: () => [
    {
      field: 'declared',
      when: { is: 'yes' },
      outcome: 'refers',
      code: 'conflict-declared',
      says: 'A conflict of interest was declared: judge the safeguards offered.',
    },
  ],
});
