import type * as z from 'zod';
import type { Choice, Question, TypedValues } from './question.ts';
import { storedFile } from './stored-file.ts';

/** A file that a page asks for, after its questions and on a form of its own. */
export interface FileAsked {
  readonly label: string;
  readonly hint: string;
  readonly required: boolean;
}

type Unnamed<Each> = Each extends unknown ? Omit<Each, 'name'> : never;

/** Something asked, with what may be answered: the one place that knows a question, its choices and its limits. */
export interface Field<Answer = unknown> {
  readonly asked: Unnamed<Question> | (FileAsked & { readonly kind: 'file' });
  /** What a form may send for it, with what it says of anything else; it gives the typed answer. */
  readonly schema: z.ZodType<Answer>;
  /** It is asked only of those who chose this on the same page. */
  readonly onlyIf?: Condition;
  /** Puts what was typed into the form that is kept and shown again, where people can be expected to write it otherwise. */
  readonly tidy?: (typed: string | readonly string[]) => string | readonly string[];
  /** It names a location on the regulator's register, where what is typed is looked up. */
  readonly isLocation?: true;
}

interface Condition {
  readonly field: string;
  readonly is: string;
}

/** The fields of a page by their names, in the order of the page. */
export type Fields = Readonly<Record<string, Field>>;

/** The answers to these fields, typed. One that is asked only of some may be undefined. */
export type AnswersTo<Of extends Fields> = {
  readonly [Name in keyof Of]: Of[Name] extends Field<infer Answer> ? Answer : never;
};

/** Has a field asked only of those who chose this value of an earlier field with choices. */
export const onlyIf = <Answer>(field: string, is: string, of: Field<Answer>): Field<Answer | undefined> => ({
  ...of,
  onlyIf: { field, is },
});

/** Whether a radio button or a box of this value is chosen. */
export const isChosen = (value: unknown, choice: string): boolean =>
  Array.isArray(value) ? value.includes(choice) : value === choice;

export type Values = Readonly<Record<string, unknown>>;

/** Whether these answers ask for this one: what hangs on a question that is not asked itself is not asked either. */
export const isAsked = (fields: Fields, name: string, values: Values): boolean => {
  const when = fields[name]?.onlyIf;
  return !when || (isAsked(fields, when.field, values) && isChosen(values[when.field], when.is));
};

/** Of what is stored for a page, what it asks for and in the form in which it asks: an earlier page of that name may have asked otherwise. */
export const answersAsked = (fields: Fields, values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { asked }]) =>
      isAsked(fields, name, values) && fits(asked.kind, values[name]) ? [[name, values[name]]] : [],
    ),
  );

/**
 * What can be read of a page's answers as far as they go, typed, by the names of the fields that they ask for: undefined where nothing was
 * answered, or nothing that is taken.
 */
export const typedSoFar = (fields: Fields, values: Values): ReadonlyMap<string, unknown> =>
  new Map(
    Object.entries(fields).flatMap(([name, { schema }]) =>
      isAsked(fields, name, values) ? [[name, schema.safeParse(values[name]).data] as const] : [],
    ),
  );

const fits = (kind: Field['asked']['kind'], value: unknown): boolean => {
  if (kind === 'file') return storedFile.safeParse(value).success;
  if (kind === 'checkboxes') return typeof value === 'string' || Array.isArray(value);
  return typeof value === 'string';
};

/** The questions of a page's form: those asked only of some stand with the choice that reveals them. Files are asked for apart. */
export const questionsOf = (fields: Fields): readonly Question[] => {
  const under = (condition?: Condition): readonly Question[] =>
    Object.entries(fields).flatMap(([name, { asked, onlyIf: when }]): readonly Question[] => {
      if (asked.kind === 'file' || when?.field !== condition?.field || when?.is !== condition?.is) return [];
      if (asked.kind !== 'radios' && asked.kind !== 'checkboxes') return [{ ...asked, name }];
      return [{ ...asked, name, choices: asked.choices.map((choice) => revealing(name, choice)) }];
    });
  const revealing = (field: string, choice: Choice): Choice => {
    const reveals = under({ field, is: choice.value });
    return reveals.length > 0 ? { ...choice, reveals } : choice;
  };
  return under();
};

/** The file that a page asks for, with its name among the answers; a page asks for one at most. */
export const fileOf = (fields: Fields): (FileAsked & { readonly name: string }) | undefined => {
  for (const [name, { asked }] of Object.entries(fields)) if (asked.kind === 'file') return { ...asked, name };
  return undefined;
};

/** The field that names a location on the register; a page has one at most. */
export const locationOf = (fields: Fields): string | undefined =>
  Object.keys(fields).find((name) => fields[name]?.isLocation);

/** A page's fields without its file: what the form of its questions sends. */
export const withoutFile = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, { asked }]) => asked.kind !== 'file'));

/** What was typed, as it is kept. */
export const tidied = (fields: Fields, typed: TypedValues): TypedValues =>
  Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, fields[name]?.tidy?.(value) ?? value]));
