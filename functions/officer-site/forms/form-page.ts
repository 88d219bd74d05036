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
