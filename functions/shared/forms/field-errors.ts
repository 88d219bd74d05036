import type * as z from 'zod';
import { type Question, withRevealed } from '../../../domain/questions/question.ts';

/** One thing wrong with a form, for the summary at the top: the link leads to the field. */
interface ErrorLine {
  readonly text: string;
  readonly href: string;
}

/** What is wrong with a form: `summary` for the top of the page (the layout's `errors`), `byField` for beside each field. */
export interface FieldErrors {
  readonly summary: readonly ErrorLine[];
  readonly byField: Readonly<Record<string, string>>;
}

export const noErrors: FieldErrors = { summary: [], byField: {} };

/** A schema's complaints as the GOV.UK Design System shows them: one a field, in the order of the page. */
export const fieldErrors = (questions: readonly Question[], error: z.ZodError): FieldErrors => {
  const byField = new Map<string, string>();
  for (const { path, message } of error.issues) {
    const field = String(path[0] ?? questions[0]?.name ?? '');
    if (!byField.has(field)) byField.set(field, message);
  }
  const asked = withRevealed(questions);
  const known = asked.filter(({ name }) => byField.has(name));
  const others = [...byField.keys()].filter((field) => !asked.some(({ name }) => name === field));
  return {
    summary: [
      ...known.map((question) => ({ text: byField.get(question.name) ?? '', href: `#${firstInput(question)}` })),
      ...others.map((field) => ({ text: byField.get(field) ?? '', href: `#${field}` })),
    ],
    byField: Object.fromEntries(byField),
  };
};

const firstInput = ({ kind, name }: Question): string => (kind === 'date' ? `${name}-day` : name);

/**
 * What rules say no to, as the errors of a form: each barrier beside the field that it is about, or else beside the first. With the
 * page's `questions` a link leads to where the field is typed: the day of a date.
 */
export const barrierErrors = (
  barriers: readonly { readonly code: string; readonly text: string; readonly field?: string }[],
  fieldOf: Readonly<Partial<Record<string, string>>>,
  firstField: string,
  questions: readonly Question[] = [],
): FieldErrors => {
  const placed = barriers.map(({ code, text, field = fieldOf[code] ?? firstField }) => ({ text, field }));
  const asked = new Map(withRevealed(questions).map((question) => [question.name, firstInput(question)]));
  return {
    summary: placed.map(({ text, field }) => ({ text, href: `#${asked.get(field) ?? field}` })),
    byField: Object.fromEntries(
      placed.map(({ field }) => [field, placed.flatMap((each) => (each.field === field ? [each.text] : [])).join(' ')]),
    ),
  };
};
