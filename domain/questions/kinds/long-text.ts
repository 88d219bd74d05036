import { saysWhy, tooShort } from '../../reason.ts';
import type { Field } from '../field.ts';
import { fieldRead } from './read.ts';
import { type Missing, type Wording, worded } from './wording.ts';
import { countWords } from './words.ts';

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

/** What is typed is kept to the letter: people lay out what they write. */
const reads = ({ words, longest = words ? words * 20 : 1000 }: Lines) => ({
  longest,
  read: (typed: string) =>
    words !== undefined && countWords(typed) > words
      ? { wrong: `Use ${words.toLocaleString('en-GB')} words or fewer` }
      : { answer: typed.trim(), kept: typed },
});

/** Text of several lines. */
export const longText = (asked: Missing & Lines): Field<string> =>
  fieldRead<string>({ asked: lines(asked), missing: asked.missing, ...reads(asked) });

/** Text of several lines that may be left empty: the answer is '' then. */
export const optionalLongText = (asked: Wording & Lines): Field<string> =>
  fieldRead<string>({ asked: lines(asked), missing: '', empty: { answer: '' }, ...reads(asked) });

/** A reason as decisions keep it: it says enough for somebody who asks for it years later (domain/reason.ts). */
export const reason = (asked: Missing & Pick<Lines, 'rows' | 'longest'> & { readonly least?: number }): Field<string> =>
  fieldRead<string>({
    asked: lines(asked),
    missing: asked.missing,
    longest: asked.longest ?? 5000,
    read: (typed) =>
      saysWhy(typed, asked.least) ? { answer: typed.trim(), kept: typed } : { wrong: tooShort(asked.least) },
  });
