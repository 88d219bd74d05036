import * as z from 'zod';
import { onlyIf } from '../../questions/field.ts';
import { longText, yesNo } from '../../questions/kinds.ts';

/** How many words an account may have. */
export const accountOf = (words: number) => z.strictObject({ words: z.int().min(50).max(2000).default(words) });

interface Declared {
  readonly question: string;
  readonly missing: string;
  readonly explain: string;
  readonly words: number;
  readonly hint?: string;
}

/** A declaration: details are asked for only where there is something to tell. */
export const declared = ({ question, missing, explain, words, hint }: Declared) => ({
  declared: yesNo({ label: question, missing, ...(hint ? { hint } : {}) }),
  details: onlyIf('declared', 'yes', longText({ label: explain, words, rows: 6, missing: explain })),
});

/** What an applicant who declares something is told (docs/rules.md, rule 11). */
export const NOT_THE_END =
  'Answering yes does not end your application: an officer reads what you write before anything is decided.';
