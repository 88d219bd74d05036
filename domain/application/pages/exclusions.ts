import { pageWithLimits } from '../page.ts';
import { accountOf, declared } from './declared.ts';
import { grounds } from './grounds.ts';

interface Kind {
  readonly id: string;
  readonly which: 'mandatory' | 'discretionary';
  readonly title: string;
  readonly asks: string;
  readonly code: string;
  /** What an officer is to do about a declared one: it is never a failure by itself (docs/rules.md, rule 11). */
  readonly refer: string;
}

const exclusions = ({ id, which, title, asks, code, refer }: Kind) =>
  pageWithLimits(id, accountOf(300), {
    task: 'Exclusion grounds',
    title,
    introduction: ({ agreement: { regime } }) => ({ text: [asks], points: grounds[regime][which] }),
    fields: ({ limits: { words } }) =>
      declared({
        question: 'Does any of these apply?',
        missing: 'Select yes if any of these applies',
        explain: 'Explain what happened, when, and what has changed since',
        words,
      }),
    shownTo: ['compliance'],
    carriedOver: false,
    gates: () => [{ field: 'declared', when: { is: 'yes' }, outcome: 'refers', code, says: refer }],
  });

/** Grounds on which a provider must be excluded. */
export const mandatoryExclusions = exclusions({
  id: 'mandatory-exclusions',
  which: 'mandatory',
  title: 'Mandatory exclusion grounds',
  asks: 'In the last 5 years, has your organisation, or anybody who directs or controls it, been convicted of or found responsible for any of these?',
  code: 'mandatory-exclusion-declared',
  refer: 'A mandatory exclusion ground was declared: hear the provider’s account.',
});

/** Grounds on which a provider may be excluded, where they are likely to recur. */
export const discretionaryExclusions = exclusions({
  id: 'discretionary-exclusions',
  which: 'discretionary',
  title: 'Discretionary exclusion grounds',
  asks: 'In the last 3 years, has any of these applied to your organisation, or to anybody who directs or controls it?',
  code: 'discretionary-exclusion-declared',
  refer: 'A discretionary exclusion ground was declared: judge whether it is likely to recur.',
});
