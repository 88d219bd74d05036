import * as z from 'zod';
import { isOneLine } from '../../letters/typed.ts';
import type { Field } from '../field.ts';
import { type Line, line } from './line.ts';
import { filled, type Missing, tooLong, type Wording } from './wording.ts';

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
