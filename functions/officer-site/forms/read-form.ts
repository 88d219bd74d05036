import type * as z from 'zod';
import type { Question, TypedValues } from '../../../domain/questions/question.ts';
import { type FieldErrors, fieldErrors } from '../../shared/forms/field-errors.ts';
import { judged } from '../../shared/forms/judged.ts';
import { typedValues } from '../../shared/forms/typed-values.ts';
import type { FormFields } from '../../shared/web/request.ts';

/** A form as it came: what was typed, and either its meaning or what is wrong with it. */
export type ReadForm<Value> = { readonly values: TypedValues } & (
  | { readonly value: Value }
  | { readonly wrong: FieldErrors }
);

export const readForm = <Schema extends z.ZodType>(
  questions: readonly Question[],
  schema: Schema,
  form: FormFields,
): ReadForm<z.output<Schema>> => {
  const values = typedValues(questions, form);
  const parsed = judged(schema, values);
  return parsed.success ? { values, value: parsed.data } : { values, wrong: fieldErrors(questions, parsed.error) };
};
