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
}

/** A declaration: details are asked for only where there is something to tell. */
export const declared = ({ question, missing, explain, words }: Declared) => ({
  declared: yesNo({ label: question, missing }),
  details: onlyIf('declared', 'yes', longText({ label: explain, words, rows: 6, missing: explain })),
});
