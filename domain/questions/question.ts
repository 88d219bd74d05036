import type { Meaning } from './words-of-the-field.ts';

/** One choice of radios or checkboxes; `reveals` are asked only of those who choose it. */
export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
  readonly reveals?: readonly Question[];
}

interface Asked {
  /** The field's name in the form and in the schema. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Words that it uses with what they mean, for those who do not know them. */
  readonly meanings?: readonly Meaning[];
}

/** A question as a page asks it, in the form of GOV.UK Frontend's component for it. */
export type Question =
  | (Asked & {
      readonly kind: 'text';
      readonly type?: 'text' | 'email' | 'tel';
      /** What browsers may fill in by themselves (HTML's autocomplete tokens). */
      readonly autocomplete?: string;
      readonly inputmode?: 'numeric' | 'decimal';
      /** Width in characters; without it, the whole column. */
      readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
      readonly prefix?: string;
      readonly suffix?: string;
    })
  | (Asked & { readonly kind: 'long-text'; readonly rows?: number /** Shown and counted. */; readonly words?: number })
  | (Asked & { readonly kind: 'radios'; readonly choices: readonly Choice[]; readonly inline?: boolean })
  | (Asked & { readonly kind: 'checkboxes'; readonly choices: readonly Choice[] })
  /** Day, month and year, typed; its value is `YYYY-MM-DD`. */
  | (Asked & { readonly kind: 'date' });

/** All questions of a page, those that choices reveal among them. */
export const withRevealed = (questions: readonly Question[]): readonly Question[] =>
  questions.flatMap((question) => [
    question,
    ...('choices' in question ? question.choices.flatMap(({ reveals = [] }) => withRevealed(reveals)) : []),
  ]);

export const yesOrNo: readonly Choice[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** What was typed into a page's questions, by name: valid or not, and nothing that the page did not ask. */
export type TypedValues = Readonly<Record<string, string | readonly string[]>>;
