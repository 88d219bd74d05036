import type { Field } from '../../../../domain/questions/field.ts';
import { saidPlainly } from '../../../../domain/said-plainly.ts';

/** What a kind of question makes of something typed: the form in which it is kept, or what is said of it. */
export const asRead = (field: Field<unknown>, typed: string | readonly string[]): string | readonly string[] => {
  const kept = field.tidy?.(typed) ?? typed;
  const read = field.schema.safeParse(kept, { error: saidPlainly });
  return read.success ? kept : (read.error.issues[0]?.message ?? '');
};

/** What is answered by it; undefined where it is refused. */
export const answerOf = <Answer>(field: Field<Answer>, typed: string): Answer | undefined =>
  field.schema.safeParse(field.tidy?.(typed) ?? typed).data;
