import * as z from 'zod';
import { saidPlainly } from '../said-plainly.ts';
import { type AnswersTo, type Field, type Fields, isAsked, type Values } from './field.ts';

/** Judges what a page's form sent, and gives its answers typed. What somebody's choices do not ask of them is not looked at. */
export function schemaOf<Of extends Fields>(fields: Of): z.ZodType<AnswersTo<Of>>;
export function schemaOf(fields: Fields): z.ZodType {
  return judges(fields);
}

/** Reads what was submitted to a page's form: one that asked before it demanded an answer of those whom it asks has none of some. */
export function submittedSchemaOf<Of extends Fields>(fields: Of): z.ZodType<AnswersTo<Of>>;
export function submittedSchemaOf(fields: Fields): z.ZodType {
  return readsSubmitted(fields);
}

/** To make what judges takes longer than to judge: for fields that are the same at each request it is made once. */
const madeOnce = (make: (fields: Fields) => z.ZodType) => {
  const known = new WeakMap<Fields, z.ZodType>();
  return (fields: Fields): z.ZodType => {
    const schema = known.get(fields) ?? make(fields);
    known.set(fields, schema);
    return schema;
  };
};

const judges = madeOnce((fields) => {
  const entries = Object.entries(fields);
  const asking = (some: readonly (readonly [string, Field])[]) =>
    z.object(Object.fromEntries(some.map(([name, { schema }]) => [name, schema])));
  // By what choices ask for.
  const made = new Map<string, ReturnType<typeof asking>>();
  const askingFor = (values: Values) => {
    const some = entries.filter(([name]) => isAsked(fields, name, values));
    const names = some.map(([name]) => name).join(' ');
    const schema = made.get(names) ?? asking(some);
    made.set(names, schema);
    return schema;
  };
  if (entries.every(([, field]) => !field.onlyIf)) return asking(entries);
  return z.record(z.string(), z.unknown()).transform((values, context) => {
    const judged = askingFor(values).safeParse(values, { error: saidPlainly });
    if (judged.success) return judged.data;
    for (const { path, message } of judged.error.issues) context.addIssue({ code: 'custom', path: [...path], message });
    return z.NEVER;
  });
});

const readsSubmitted = madeOnce((fields) =>
  judges(
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => [
        name,
        field.onlyIf ? { ...field, schema: z.preprocess(orNothing, field.schema.optional()) } : field,
      ]),
    ),
  ),
);

const orNothing = (value: unknown): unknown => (value === '' ? undefined : value);
