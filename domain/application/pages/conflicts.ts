import { pageWithLimits, refers } from '../page.ts';
import { accountOf, declared, NOT_THE_END } from './declared.ts';

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
      hint: NOT_THE_END,
    }),
  shownTo: ['compliance'],
  carriedOver: false,
  judge: (answers) =>
    answers.declared === 'yes'
      ? refers('conflict-declared', 'A conflict of interest was declared: judge the safeguards offered.')
      : [],
});
