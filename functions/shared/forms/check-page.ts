import type { FormFields } from '../web/request.ts';
import { type PageModel, type PageResult, page } from '../web/results.ts';

/** What somebody is about to do, in words, before it is done: what they typed goes along, and can be changed. */
export interface Check {
  readonly rows: readonly { readonly key: string; readonly value: string }[];
  readonly notes: readonly string[];
  /** What is confirmed by sending this page: where it has become another thing meanwhile, it is shown once more. */
  readonly confirming: string;
}

export const CONFIRMED = 'confirmed';
export const CHANGE = '_change';

export const checkPage = (model: PageModel, { rows, notes, confirming }: Check, form: FormFields): PageResult => {
  const typed = Object.entries(form).filter(([name]) => !name.startsWith('_') && name !== CONFIRMED);
  const fields = typed.flatMap(([name, value]) => [value].flat().map((each) => ({ name, value: each })));
  return page('forms/check-page.njk', {
    ...model,
    rows,
    notes,
    fields: [...fields, { name: CONFIRMED, value: confirming }],
  });
};
