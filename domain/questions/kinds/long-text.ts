import * as z from 'zod';
import { saysWhy, tooShort } from '../../reason.ts';
import type { Field } from '../field.ts';
import { filled, type Missing, tooLong, type Wording, worded } from './wording.ts';
import { countWords } from './words.ts';

const within = (words: number) => ({
  check: (answer: string) => countWords(answer) <= words,
  error: `Use ${words.toLocaleString('en-GB')} words or fewer`,
});

interface Lines {
  readonly rows?: number;
  /** Words at most; shown and counted. */
  readonly words?: number;
  /** Characters at most, where words are not counted. */
  readonly longest?: number;
}
const lines = (asked: Wording & Lines) => ({
  kind: 'long-text' as const,
  ...worded(asked),
  ...(asked.rows ? { rows: asked.rows } : {}),
  ...(asked.words ? { words: asked.words } : {}),
});

/** Text of several lines. */
export const longText = (asked: Missing & Lines): Field<string> => {
  const { missing, words, longest = words ? words * 20 : 1000 } = asked;
  const schema = filled(missing, longest);
  const most = words === undefined ? undefined : within(words);
  return { asked: lines(asked), schema: most ? schema.refine(most.check, { error: most.error }) : schema };
};

/** Text of several lines that may be left empty: the answer is '' then. */
export const optionalLongText = (asked: Wording & Lines): Field<string> => {
  const { words, longest = words ? words * 20 : 1000 } = asked;
  const most = words === undefined ? undefined : within(words);
  const schema = z.string().trim().max(longest, tooLong(longest));
  return {
    asked: lines(asked),
    schema: (most ? schema.refine(most.check, { error: most.error }) : schema).default(''),
  };
};

const LONGEST_REASON = 5000;

/** A reason as decisions keep it: it says enough for somebody who asks for it years later (domain/reason.ts). */
export const reason = (asked: Missing & Pick<Lines, 'rows'> & { readonly least?: number }): Field<string> => ({
  asked: lines(asked),
  schema: z
    .string({ error: asked.missing })
    .trim()
    .min(1, { error: asked.missing, abort: true })
    .max(LONGEST_REASON, tooLong(LONGEST_REASON))
    .refine((typed) => saysWhy(typed, asked.least), tooShort(asked.least)),
});
