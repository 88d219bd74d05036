import { pageWithLimits, refers } from '../page.ts';
import { accountOf, declared, NOT_THE_END } from './declared.ts';
import { grounds } from './grounds.ts';

const anyOfThese = (words: number) =>
  declared({
    question: 'Does any of these apply?',
    missing: 'Select yes if any of these applies',
    explain: 'Explain what happened, when, and what has changed since',
    words,
    hint: NOT_THE_END,
  });

/** Grounds on which a provider must be excluded. A declared one is never a failure by itself (docs/rules.md, rule 11). */
export const mandatoryExclusions = pageWithLimits('mandatory-exclusions', accountOf(300), {
  task: 'Exclusion grounds',
  title: 'Mandatory exclusion grounds',
  introduction: ({ agreement: { regime } }) => ({
    text: [
      'In the last 5 years, has your organisation, or anybody who directs or controls it, been convicted of or found responsible for any of these?',
    ],
    points: grounds[regime].mandatory,
  }),
  fields: ({ limits }) => anyOfThese(limits.words),
  shownTo: ['compliance'],
  carriedOver: false,
  judge: (answers) =>
    answers.declared === 'yes'
      ? refers(
          'mandatory-exclusion-declared',
          'A mandatory exclusion ground was declared: hear the provider’s account.',
        )
      : [],
});

/** Grounds on which a provider may be excluded, where they are likely to recur. */
export const discretionaryExclusions = pageWithLimits('discretionary-exclusions', accountOf(300), {
  task: 'Exclusion grounds',
  title: 'Discretionary exclusion grounds',
  introduction: ({ agreement: { regime } }) => ({
    text: [
      'In the last 3 years, has any of these applied to your organisation, or to anybody who directs or controls it?',
    ],
    points: grounds[regime].discretionary,
  }),
  fields: ({ limits }) => anyOfThese(limits.words),
  shownTo: ['compliance'],
  carriedOver: false,
  judge: (answers) =>
    answers.declared === 'yes'
      ? refers(
          'discretionary-exclusion-declared',
          'A discretionary exclusion ground was declared: judge whether it is likely to recur.',
        )
      : [],
});
