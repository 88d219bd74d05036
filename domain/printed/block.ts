import * as z from 'zod';

/** A question as it was asked, and its answer in words. */
const answered = z.strictObject({ question: z.string(), answer: z.string() });
type Answered = z.infer<typeof answered>;

/**
 * A part of something written: of a letter, of an application, of the questions of one. Pages show it, and files print it, each in its
 * own way; none says how it looks.
 */
export type Block =
  | { readonly heading: string }
  | { readonly subheading: string }
  /** A paragraph; its line ends are kept. */
  | { readonly text: string }
  /** What stands apart, since it bears on all the rest. */
  | { readonly note: string }
  | { readonly items: readonly string[] }
  /** A list whose entries are blocks themselves: with the number of each, or a bullet. */
  | { readonly list: 'numbered' | 'bulleted'; readonly entries: readonly (readonly Block[])[] }
  | { readonly answers: readonly Answered[] }
  | {
      readonly table: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export const block: z.ZodType<Block> = z.lazy(() =>
  z.union([
    z.strictObject({ heading: z.string() }),
    z.strictObject({ subheading: z.string() }),
    z.strictObject({ text: z.string() }),
    z.strictObject({ note: z.string() }),
    z.strictObject({ items: z.array(z.string()) }),
    z.strictObject({ list: z.enum(['numbered', 'bulleted']), entries: z.array(z.array(block)) }),
    z.strictObject({ answers: z.array(answered) }),
    z.strictObject({ table: z.string(), head: z.array(z.string()).min(1).max(6), rows: z.array(z.array(z.string())) }),
  ]),
);

/** Beyond this an answer, or a question, has its own line: side by side they would make two narrow columns. In characters. */
const LONG = 200;

/** Whether answers are shown each below its question, since one of them is long. */
export const areLong = (answers: readonly Answered[]): boolean =>
  answers.some(({ question, answer }) => answer.length > LONG || question.length > LONG / 2);
