import type { FormFields } from '../web/request.ts';

/** What a form sent of its questions, for another form that sends it again. */
export const hiddenFields = (form: FormFields): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(form)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map((each) => ({ name, value: each })));
