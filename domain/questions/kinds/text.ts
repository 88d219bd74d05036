import { asOneLine } from '../../unseen.ts';
import type { Field } from '../field.ts';
import { type Line, line } from './line.ts';
import { fieldRead } from './read.ts';
import type { Missing, Wording } from './wording.ts';

const LONGEST = 200;
/** Long enough for an address of the web. */
const LONGEST_TYPED = 2000;

const asTyped = (typed: string) => ({ answer: asOneLine(typed), kept: asOneLine(typed) });

/** One line of text. */
export const text = (asked: Missing & Line & { readonly longest?: number }): Field<string> =>
  fieldRead<string>({ asked: line(asked), missing: asked.missing, longest: asked.longest ?? LONGEST, read: asTyped });

/** One line that may be left empty: the answer is '' then. */
export const optionalText = (asked: Wording & Line & { readonly longest?: number }): Field<string> =>
  fieldRead<string>({
    asked: line(asked),
    missing: '',
    empty: { answer: '' },
    longest: asked.longest ?? LONGEST,
    read: asTyped,
  });

/**
 * A line with a rule of its own: `read` gives what was meant, or undefined where it is `wrong`. What was meant is kept, unless what was typed
 * says more than that (`asTyped`).
 */
export const typedAs = (
  asked: Missing & Line & { readonly wrong: string; readonly optional?: boolean; readonly asTyped?: boolean },
  read: (typed: string) => string | undefined,
): Field<string> =>
  fieldRead<string>({
    asked: line(asked),
    missing: asked.missing,
    ...(asked.optional ? { empty: { answer: '' } } : {}),
    longest: LONGEST_TYPED,
    read: (typed) => {
      const meant = read(typed);
      if (meant === undefined) return { wrong: asked.wrong };
      return { answer: meant, kept: asked.asTyped ? typed : meant };
    },
  });
