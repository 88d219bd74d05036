import * as z from 'zod';
import { inPounds } from '../../money.ts';
import { pounds, yesNo } from '../../questions/kinds.ts';
import { pageWithLimits } from '../page.ts';

const sum = z.number().min(0, 'A sum is never negative');

const covers = [
  ['employersLiability', 'employer’s liability'],
  ['publicLiability', 'public liability'],
  ['professionalIndemnity', 'professional indemnity'],
] as const;

type Limits = Readonly<Record<(typeof covers)[number][0], number>>;

/** The sums that are below what the agreement needs, in words. */
const below = (limits: Limits, answers: ReadonlyMap<string, unknown>): string =>
  covers
    .flatMap(([which, name]) => {
      const held = Number(answers.get(which));
      return held < limits[which] ? [`${name} ${inPounds(held)}, of ${inPounds(limits[which])} needed`] : [];
    })
    .join('; ');

const cover = (label: string, needed: number, missing: string) =>
  pounds({ label, hint: `The agreement needs ${inPounds(needed)}. Enter 0 if you hold none yet.`, missing });

/**
 * Cover held, or a commitment to hold it: no certificate is asked for before the award. Sums are typed, and a slip in one is likelier
 * than a firm that applies without meaning to be insured: 10 where £10 million are meant, or a nought too few. So too low a cover never
 * ends an application by itself (docs/rules.md, rule 5): an officer asks.
 */
export const insurance = pageWithLimits(
  'insurance',
  z.strictObject({ employersLiability: sum, publicLiability: sum, professionalIndemnity: sum }),
  {
    task: 'Insurance and policies',
    title: 'Insurance',
    fields: ({ limits }) => ({
      employersLiability: cover(
        'Employer’s liability cover today',
        limits.employersLiability,
        'Enter your employer’s liability cover in pounds',
      ),
      publicLiability: cover(
        'Public liability cover today',
        limits.publicLiability,
        'Enter your public liability cover in pounds',
      ),
      professionalIndemnity: cover(
        'Professional indemnity cover today',
        limits.professionalIndemnity,
        'Enter your professional indemnity cover in pounds',
      ),
      commitment: yesNo({
        label: 'Will you have the cover that the agreement needs before a contract starts?',
        hint: 'You need not buy it to apply, and we do not ask for certificates now.',
        missing: 'Select whether you will have the cover in place before a contract starts',
      }),
    }),
    shownTo: ['compliance'],
    carriedOver: true,
    gates: ({ limits }) => [
      {
        field: 'commitment',
        when: { lacks: 'yes' },
        andOneOf: covers.map(([which]) => ({ field: which, when: { below: limits[which] } })),
        outcome: 'refers',
        code: 'insurance-too-low',
        says: (answers) =>
          `Insurance is below the agreement’s levels (${below(limits, answers)}), and no commitment to reach them was given. A slip is likely: ask before you decide.`,
        needs: `insurance, or your word to have it before a contract starts: ${covers.map(([which, name]) => `${name} ${inPounds(limits[which])}`).join(', ')}`,
      },
      {
        field: 'commitment',
        when: { is: 'yes' },
        andOneOf: covers.map(([which]) => ({ field: which, when: { below: limits[which] } })),
        outcome: 'notes',
        code: 'insurance-committed',
        says: (answers) =>
          `Insurance is below the agreement’s levels (${below(limits, answers)}). The applicant gave its word to reach them before a contract starts.`,
      },
    ],
  },
);
