import { type AnswersTo, type Fields, questionsOf, tidied } from '../../../domain/questions/field.ts';
import { schemaOf } from '../../../domain/questions/schemas.ts';
import type { PageRequest } from '../web/request.ts';
import { type PageModel, type PageResult, page, redirect } from '../web/results.ts';
import { everyone, type Route } from '../web/routes.ts';
import { barrierErrors, type FieldErrors, fieldErrors, noErrors } from './field-errors.ts';
import type { Sent } from './form.ts';
import { judged } from './judged.ts';
import { typedValues } from './typed-values.ts';

/** A form that everybody may send. Nobody is signed in, so there is no session whose end could lose what was typed. */
export interface OpenForm<Path extends string, Case, Of extends Fields> {
  readonly template?: string;
  /** What page and deed are about. @throws Problem where there is no such thing */
  readonly load: (request: PageRequest<Path>) => Case | Promise<Case>;
  /** What the page says beside its questions. */
  readonly show: (about: Case) => PageModel;
  readonly fields: Of;
  /** Does it, once, however often it is sent. */
  readonly act: (
    about: Case,
    answers: AnswersTo<Of>,
    request: PageRequest<Path>,
  ) => Promise<Extract<Sent, { readonly done: true } | { readonly barriers: unknown }>>;
  /** Where to go when it is done. */
  readonly next: (about: Case) => string;
}

/** A form, with its case and its answers typed by what it says of itself. */
export const openForm = <Path extends string, Case, Of extends Fields>(
  said: OpenForm<Path, Case, Of>,
): OpenForm<Path, Case, Of> => said;

/** The two routes of a form for everybody. Opening it does nothing: programs that follow the links in letters only open them. */
export const openFormAt = <Path extends `/${string}`, Case, Of extends Fields>(
  path: Path,
  form: OpenForm<NoInfer<Path>, Case, Of>,
): readonly Route[] => [
  everyone.get(path, async (request) => shown(form, await form.load(request))),
  everyone.post(path, async (request) => {
    const about = await form.load(request);
    const questions = questionsOf(form.fields);
    const values = tidied(form.fields, typedValues(questions, request.form));
    const read = judged(schemaOf(form.fields), values);
    if (!read.success) return shown(form, about, values, fieldErrors(questions, read.error));
    const sent = await form.act(about, read.data, request);
    if ('done' in sent) return redirect(sent.next ?? form.next(about));
    const wrong = barrierErrors(sent.barriers, {}, questions[0]?.name ?? 'submit', questions);
    return shown(form, about, values, wrong, sent.status);
  }),
];

const shown = <Path extends string, Case, Of extends Fields>(
  { template = 'forms/question-page.njk', show, fields }: OpenForm<Path, Case, Of>,
  about: Case,
  values: Readonly<Record<string, unknown>> = {},
  wrong: FieldErrors = noErrors,
  status = wrong.summary.length > 0 ? 400 : 200,
): PageResult => {
  const more = { questions: questionsOf(fields), values, errors: wrong.summary, byField: wrong.byField };
  // Its address may hold a code.
  return page(template, { ...show(about), ...more }, status, { cache: 'no-store' });
};
