import * as z from 'zod';
import { isOneLine } from '../letters/typed.ts';
import { saysWhy, tooShort } from '../reason.ts';
import type { Field } from './field.ts';
import { yesOrNo } from './question.ts';
import { type StoredFile, storedFile } from './stored-file.ts';

/**
 * The kinds of question that pages ask. Each gives what is asked together with what may be answered; `missing` is what is said where
 * nothing was, and starts with what to do: Enter, Select, Explain, Describe, Confirm.
 */

interface Wording {
  readonly label: string;
  readonly hint?: string;
}
type Missing = Wording & { readonly missing: string };

/** How a single line is shown. */
interface Line {
  readonly autocomplete?: string;
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  readonly inputmode?: 'numeric' | 'decimal';
  readonly prefix?: string;
  readonly suffix?: string;
  readonly type?: 'text' | 'email' | 'tel';
}

const worded = ({ label, hint }: Wording) => ({ label, ...(hint ? { hint } : {}) });
const line = (wording: Wording & Line) => {
  const { autocomplete, width, inputmode, prefix, suffix, type } = wording;
  return {
    kind: 'text' as const,
    ...worded(wording),
    ...(type ? { type } : {}),
    ...(autocomplete ? { autocomplete } : {}),
    ...(width ? { width } : {}),
    ...(inputmode ? { inputmode } : {}),
    ...(prefix ? { prefix } : {}),
    ...(suffix ? { suffix } : {}),
  };
};

const tooLong = (longest: number): string => `Use ${longest.toLocaleString('en-GB')} characters or fewer`;
const filled = (missing: string, longest: number) =>
  z
    .string({ error: missing })
    .trim()
    .refine((typed) => SEEN.test(typed), missing)
    .max(longest, tooLong(longest));
/** Something that can be seen: a space of no width is no answer. */
const SEEN = /[^\s\p{Cc}\p{Cf}]/u;

/** How many words a text has, as its page counts them. */
export const countWords = (answer: string): number => answer.trim().split(/\s+/).filter(Boolean).length;
const within = (words: number) => ({
  check: (answer: string) => countWords(answer) <= words,
  error: `Use ${words.toLocaleString('en-GB')} words or fewer`,
});

interface Pattern {
  readonly matches: RegExp;
  readonly error: string;
}

/** One line of text. */
export const text = (
  asked: Missing & Line & { readonly longest?: number; readonly pattern?: Pattern },
): Field<string> => {
  const { missing, longest = 200, pattern } = asked;
  const schema = filled(missing, longest);
  return { asked: line(asked), schema: pattern ? schema.regex(pattern.matches, pattern.error) : schema };
};

/** One line that may be left empty: the answer is '' then. */
export const optionalText = (asked: Wording & Line & { readonly longest?: number }): Field<string> => ({
  asked: line(asked),
  schema: z
    .string()
    .trim()
    .max(asked.longest ?? 200, tooLong(asked.longest ?? 200))
    .default(''),
});

/** A line with a rule of its own: `read` gives what was meant, or undefined where it is `wrong`. */
export const typedAs = (
  asked: Missing & Line & { readonly wrong: string; readonly optional?: boolean; readonly tidies?: boolean },
  read: (typed: string) => string | undefined,
): Field<string> => {
  const judged = (typed: string, context: z.RefinementCtx): string => {
    if (asked.optional && typed.trim() === '') return '';
    const meant = read(typed);
    if (meant !== undefined) return meant;
    context.addIssue({ code: 'custom', message: asked.wrong });
    return z.NEVER;
  };
  return {
    asked: line(asked),
    schema: asked.optional
      ? z.string().default('').transform(judged)
      : z.string({ error: asked.missing }).transform(judged),
    ...(asked.tidies
      ? { tidy: (typed: string | readonly string[]) => (typeof typed === 'string' ? (read(typed) ?? typed) : typed) }
      : {}),
  };
};

/** A name. Names end up in letters, lists and notices: what they hold is what is seen of them. */
export const name = (asked: Missing & Line): Field<string> => ({
  asked: line(asked),
  schema: z
    .string({ error: asked.missing })
    .trim()
    .min(1, { error: asked.missing, abort: true })
    .max(200, tooLong(200))
    .refine(isOneLine, {
      error: 'Type the name on one line, in letters and numbers: what you sent has a line break or a hidden character',
    }),
});

const EMAIL = 'Enter an email address in the correct format, like name@example.com';
export const email = (asked: Wording & Line): Field<string> => ({
  asked: line({ autocomplete: 'email', ...asked, type: 'email' }),
  schema: z
    .string({ error: EMAIL })
    .trim()
    .pipe(z.email({ error: EMAIL })),
});

const TELEPHONE = 'Enter a telephone number, like 01632 960 001';
export const telephone = (asked: Wording & Line): Field<string> => ({
  asked: line({ autocomplete: 'tel', width: 20, ...asked, type: 'tel' }),
  schema: filled(TELEPHONE, 40).regex(/^[\s()+-]*(\d[\s()+-]*){7,}$/, TELEPHONE),
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

interface Offered<Value extends string> {
  readonly value: Value;
  readonly text: string;
  readonly hint?: string;
}

/** One of several choices. */
export const choice = <const Value extends string>(
  asked: Missing & { readonly choices: readonly Offered<Value>[] },
): Field<Value> => ({
  asked: { kind: 'radios', ...worded(asked), choices: asked.choices },
  schema: z.enum(
    asked.choices.map(({ value }) => value),
    { error: asked.missing },
  ),
});

/** One of several choices, or none: whatever else is sent is for a rule to refuse. */
export const optionalChoice = (asked: Wording & { readonly choices: readonly Offered<string>[] }): Field<string> => ({
  asked: { kind: 'radios', ...worded(asked), choices: asked.choices },
  schema: z.string().default(''),
});

export const yesNo = (asked: Missing): Field<'yes' | 'no'> => ({
  asked: { kind: 'radios', ...worded(asked), choices: yesOrNo },
  schema: z.enum(['yes', 'no'], { error: asked.missing }),
});

/** Any of several choices, one at least; `unlisted` is said of anything else that a script sends. */
export const several = (
  asked: Missing & { readonly choices: readonly Offered<string>[]; readonly unlisted?: string },
): Field<string[]> => ({
  asked: { kind: 'checkboxes', ...worded(asked), choices: asked.choices },
  schema: z
    .preprocess(asList, z.array(z.string(), { error: asked.missing }).min(1, { error: asked.missing, abort: true }))
    .refine((chosen) => chosen.every((each) => isListed(asked.choices, each)), {
      error: asked.unlisted ?? 'Select from the list',
    }),
});

/** Any of several choices, or none. */
export const optionalSeveral = (
  asked: Wording & { readonly choices: readonly Offered<string>[]; readonly unlisted?: string },
): Field<string[]> => ({
  asked: { kind: 'checkboxes', ...worded(asked), choices: asked.choices },
  schema: z
    .preprocess(asList, z.array(z.string()).default([]))
    .refine((chosen) => chosen.every((each) => isListed(asked.choices, each)), {
      error: asked.unlisted ?? 'Select from the list',
    }),
});

const isListed = (choices: readonly Offered<string>[], chosen: string) => choices.some(({ value }) => value === chosen);
const asList = (value: unknown) => (typeof value === 'string' ? [value] : value);

/** A single box that has to be ticked. */
export const confirmed = (asked: Missing & { readonly statement: string }): Field<'yes'> => ({
  asked: { kind: 'checkboxes', ...worded(asked), choices: [{ value: 'yes', text: asked.statement }] },
  schema: z.literal('yes', { error: asked.missing }),
  // The schema wants the word, the form sends a list.
  tidy: (typed) => (typeof typed === 'string' ? typed : (typed[0] ?? '')),
});

/** A sum in pounds. */
export const pounds = (asked: Missing): Field<number> => ({
  asked: line({ ...asked, inputmode: 'numeric', prefix: '£', width: 10 }),
  schema: z.preprocess(poundsIn, z.number({ error: asked.missing }).min(0, asked.missing)),
  // The sign stands before the field already.
  tidy: (typed) => (typeof typed === 'string' ? typed.replace(/^[\s£]+/, '') : typed),
});

/** "10000000", "£10,000,000", "10m" and "10 million" are one sum. */
const poundsIn = (value: unknown): number => {
  const plain = typeof value === 'string' ? value.replace(/[£,\s]/g, '') : '';
  const [, sum = '', millions] = /^(\d+(?:\.\d+)?)(m|mn|million)?$/i.exec(plain) ?? [];
  return sum === '' ? Number.NaN : Number(sum) * (millions ? 1_000_000 : 1);
};

/** A whole number from `least` to `most`; `unit` stands behind the field. */
export const wholeNumber = (
  asked: Missing & Pick<Line, 'width'> & { readonly least: number; readonly most: number; readonly unit?: string },
): Field<number> => ({
  asked: line({ width: 10, ...asked, inputmode: 'numeric', ...(asked.unit ? { suffix: asked.unit } : {}) }),
  schema: z.preprocess(
    wholeIn,
    z.number({ error: asked.missing }).min(asked.least, asked.missing).max(asked.most, asked.missing),
  ),
});

/** Digits alone, with or without the comma of a thousand: what only counts as a number, such as 0x10 or 1e3, is none of anybody's. */
export const wholeIn = (value: unknown): number => {
  const typed = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return /^(\d+|\d{1,3}(,\d{3})+)$/.test(typed) ? Number(typed.replaceAll(',', '')) : Number.NaN;
};

/** A day, `YYYY-MM-DD`. */
export const day = (asked: Missing): Field<string> => ({
  asked: { kind: 'date', ...worded(asked) },
  schema: z.iso.date({ error: asked.missing }),
});

const FILES = 'A PDF, Word or OpenDocument file of 10 MB at most';

/** A file that has to be sent. */
export const file = (asked: Wording): Field<StoredFile> => ({
  asked: { kind: 'file', label: asked.label, hint: asked.hint ?? FILES, required: true },
  schema: storedFile,
});

/** A file that may be sent. */
export const optionalFile = (asked: Wording): Field<StoredFile | undefined> => ({
  asked: { kind: 'file', label: asked.label, hint: asked.hint ?? FILES, required: false },
  schema: storedFile.optional(),
});
