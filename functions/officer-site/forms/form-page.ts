import type { Question, TypedValues } from '../../../domain/questions/question.ts';
import { type FieldErrors, noErrors } from '../../shared/forms/field-errors.ts';
import { typedValues } from '../../shared/forms/typed-values.ts';
import type { FormFields } from '../../shared/web/request.ts';
import { type PageModel, type PageResult, page } from '../../shared/web/results.ts';

interface Shown {
  readonly questions: readonly Question[];
  readonly values?: TypedValues;
  readonly wrong?: FieldErrors;
  readonly restored?: FormFields | undefined;
  readonly status?: number;
}

/** A page that asks questions (views/forms/question-page.njk or a template that extends it), with what was typed so far. */
export const formPage = (
  template: string,
  model: PageModel,
  { questions, values = {}, wrong = noErrors, restored, status = wrong.summary.length > 0 ? 400 : 200 }: Shown,
): PageResult =>
  page(
    template,
    {
      ...model,
      questions,
      values: restored ? typedValues(questions, restored) : values,
      restored: restored !== undefined,
      errors: wrong.summary,
      byField: wrong.byField,
    },
    status,
  );

/** What rules say no to, as the errors of a form: each barrier beside the field that it is about. */
export const barrierErrors = <Barrier extends { readonly code: string; readonly text: string }>(
  barriers: readonly Barrier[],
  fieldOf: Readonly<Partial<Record<Barrier['code'], string>>>,
  firstField: string,
): FieldErrors => {
  const placed = barriers.map((barrier) => {
    const codes: Readonly<Record<string, string | undefined>> = fieldOf;
    return { text: barrier.text, field: codes[barrier.code] ?? firstField };
  });
  return {
    summary: placed.map(({ text, field }) => ({ text, href: `#${field}` })),
    byField: Object.fromEntries(
      placed.map(({ field }) => [field, placed.flatMap((each) => (each.field === field ? [each.text] : [])).join(' ')]),
    ),
  };
};
