import * as z from 'zod';
import { isBlank } from '../../unseen.ts';
import type { Field } from '../field.ts';
import { tooLong } from './wording.ts';

/**
 * What was made of something typed: the answer, and the form in which it is kept and shown again; or what is wrong with it, in the service's
 * words, and what is shown again where that is not just what was typed.
 */
export type Reading<Answer> =
  | { readonly answer: Answer; readonly kept: string }
  | { readonly wrong: string; readonly kept?: string };

/** How a kind of question reads what is typed. */
interface Reads<Answer> {
  readonly asked: Field['asked'];
  /** What is said where nothing was typed. */
  readonly missing: string;
  /** The answer where nothing was typed and nothing need be. */
  readonly empty?: { readonly answer: Answer };
  /** Characters at most. */
  readonly longest: number;
  /** Reads what is not blank, and no longer than that. */
  readonly read: (typed: string) => Reading<Answer>;
}

const ONE_ANSWER = 'Enter one answer: this was sent more than once';

/** The field of a kind that is typed, on one line or several: what judges it and what keeps it come of one reading. */
export const fieldRead = <Answer>({ asked, missing, empty, longest, read }: Reads<Answer>): Field<Answer> => {
  const readingOf = (typed: unknown): Reading<Answer> => {
    if (Array.isArray(typed)) return { wrong: ONE_ANSWER };
    const text = typeof typed === 'string' || typeof typed === 'number' ? String(typed) : '';
    if (isBlank(text)) return empty ? { ...empty, kept: '' } : { wrong: missing, kept: '' };
    return text.trim().length > longest ? { wrong: tooLong(longest) } : read(text);
  };
  return {
    asked,
    schema: z
      .unknown()
      .optional()
      .transform((typed, context): Answer => {
        const reading = readingOf(typed);
        if ('answer' in reading) return reading.answer;
        context.addIssue({ code: 'custom', message: reading.wrong });
        return z.NEVER;
      }),
    tidy: (typed) => (typeof typed === 'string' ? (readingOf(typed).kept ?? typed) : typed),
  };
};
