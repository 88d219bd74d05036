import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { type AnswersTo, type Fields, questionsOf, tidied } from '../../../domain/questions/field.ts';
import type { TypedValues } from '../../../domain/questions/question.ts';
import { schemaOf } from '../../../domain/questions/schemas.ts';
import { conflict } from '../web/problem.ts';
import { type FormFields, oneValue, type SignedInRequest } from '../web/request.ts';
import { type PageModel, type PageResult, page, redirect } from '../web/results.ts';
import type { Effect, Route, signedIn } from '../web/routes.ts';
import { CHANGE, type Check, CONFIRMED, checkPage } from './check-page.ts';
import { barrierErrors, type FieldErrors, fieldErrors, noErrors } from './field-errors.ts';
import { judged } from './judged.ts';
import { withTyped } from './not-taken.ts';
import { typedValues } from './typed-values.ts';

/** Something that stands against what a form is to do, in words for whoever sent it. */
interface Barrier {
  readonly code: string;
  readonly text: string;
  /** The field, or the part of the page, that it is about, where the form does not say so by its code. */
  readonly field?: string;
}

/**
 * What came of sending a form: it is done (no barrier stands), something stands against it, it is shown in words before it is done, or
 * there is more to see.
 */
export type Sent =
  | { readonly done: true; readonly next?: string }
  /** 403 where it is not for this visitor, 429 where it was done too often; 400 without. */
  | { readonly barriers: readonly Barrier[]; readonly status?: 403 | 429 }
  | { readonly check: Check & Partial<PageModel> }
  /** The form is shown again as things are stored now, with what was typed and more to look at; 409 where somebody else came first. */
  | { readonly again: Readonly<Record<string, unknown>>; readonly status?: 409 }
  /** Another page is the answer: what was looked up, or the page that says what is still to do. */
  | { readonly instead: PageResult };

/** A form as it was sent: what was typed, and what is confirmed by sending it, '' the first time. */
export interface Sending<Path extends string> extends SignedInRequest<Path> {
  readonly typed: TypedValues;
  readonly confirmed: string;
}

/**
 * A page with a form: the data of it and two functions. GET and POST, what was typed before a sign-in ended, errors, barriers beside their
 * fields, conflicts and the way on are written once, here.
 */
export interface Form<Path extends string, Case, Of extends Fields> {
  /** Without one nothing is shown: a button of another page sends this form, and whoever comes by its address is led on. */
  readonly template?: string | ((about: Case) => string);
  /**
   * Where it is sent, of a form that stands on another page. `template` and `show` make that page here too where something stands against
   * it; whoever comes by the form's address is led on to that page, and finds there what they had typed before their sign-in ended.
   */
  readonly onAnotherPage?: (about: Case) => string;
  /** What page and deed are about. @throws Problem where there is no such thing, or it is not for this visitor */
  readonly load: (request: SignedInRequest<Path>) => Promise<Case>;
  /** Where whoever opens the page is led instead, where there is nothing to fill in any more. */
  readonly elsewhere?: (about: Case) => string | undefined;
  /** What cannot be undone and is about everybody takes a sign-in within the last ten minutes: its page shows the form only then. */
  readonly freshly?: boolean;
  /** What has to hold whenever the form is sent, whatever was typed; it may be looked at all the same. @throws Problem where it does not */
  readonly stillTaken?: (about: Case, request: SignedInRequest<Path>) => void;
  /** What the page says beside its questions. */
  readonly show?: (about: Case, request: SignedInRequest<Path>) => PageModel | Promise<PageModel>;
  readonly fields: Of | ((about: Case) => Of);
  /** What stands in the fields before anybody has typed. */
  readonly values?: (about: Case) => TypedValues;
  /** Does it, once, however often it is sent. @throws Conflict where something else came first */
  readonly act: (about: Case, answers: AnswersTo<Of>, sending: Sending<Path>) => Promise<Sent>;
  /** The fields that barriers are about, by code; others stand beside the one named `otherwise`, or else beside the first. */
  readonly fieldOf?: Readonly<Record<string, string>>;
  readonly otherwise?: string;
  /** Where to go when it is done. */
  readonly next: (about: Case, request: SignedInRequest<Path>) => string;
  /** What to say where somebody else came first: what was not done, and where to look. */
  readonly lost?: { readonly text: string; readonly link: string };
}

/** A form, with its case and its answers typed by what it says of itself. */
export const form = <Path extends string, Case, Of extends Fields>(said: Form<Path, Case, Of>): Form<Path, Case, Of> =>
  said;

type Who = Pick<typeof signedIn, 'get' | 'post'>;

/** The two routes of a form at its address, for those who may send it. */
export const formAt = <Path extends `/${string}`, Case, Of extends Fields>(
  who: Who,
  path: Path,
  form: Form<NoInfer<Path>, Case, Of>,
  effect: Effect = {},
): readonly Route[] => [
  who.get(
    path,
    async (request) => {
      const about = await form.load(request);
      const elsewhere = form.elsewhere?.(about);
      if (elsewhere !== undefined) return redirect(elsewhere);
      if (form.onAnotherPage) return redirect(form.next(about, request));
      return formShown(form, about, request);
    },
    effect,
  ),
  asSaid(
    form,
    effect,
    who.post(path, async (request) => {
      const about = await form.load(request);
      const fields = fieldsOf(form, about);
      const questions = questionsOf(fields);
      const values = typedIn(form, about, request.form);
      try {
        form.stillTaken?.(about, request);
        const read = judged(schemaOf(fields), values);
        if (!read.success)
          return await formShown(form, about, request, { values, wrong: fieldErrors(questions, read.error) });
        if (oneValue(request.form, CHANGE)) return await formShown(form, about, request, { values });
        const confirmed = oneValue(request.form, CONFIRMED);
        const sent = await orConflict(form, about, request, () =>
          form.act(about, read.data, { ...request, typed: values, confirmed }),
        );
        return await answerTo(form, about, request, { sent, values });
      } catch (error) {
        throw withTyped(error, { questions, values });
      }
    }),
  ),
];

/** What is answered to a form by what came of sending it. */
const answerTo = async <Path extends string, Case, Of extends Fields>(
  form: Form<Path, Case, Of>,
  about: Case,
  request: SignedInRequest<Path>,
  { sent, values }: { readonly sent: Sent; readonly values: TypedValues },
): Promise<PageResult> => {
  if ('done' in sent) return redirect(sent.next ?? form.next(about, request));
  if ('instead' in sent) return sent.instead;
  if ('again' in sent) {
    const { again: more, status = 200 } = sent;
    return formShown(form, await form.load(request), request, { values, more, status });
  }
  if ('check' in sent) {
    const { rows, notes, confirming, ...model } = sent.check;
    const base = (await form.show?.(about, request)) ?? { title: '' };
    return checkPage({ ...base, ...model }, { rows, notes, confirming }, request.form);
  }
  if (sent.barriers.length === 0) return redirect(form.next(about, request));
  const questions = questionsOf(fieldsOf(form, about));
  const { fieldOf = {}, otherwise = questions[0]?.name ?? 'submit' } = form;
  const wrong = barrierErrors(sent.barriers, fieldOf, otherwise, questions);
  return formShown(form, about, request, { values, wrong, status: sent.status });
};

/** Sent, a form may show its page again, which tells what it tells when it is opened. */
const asSaid = ({ freshly = false }: { readonly freshly?: boolean }, { tells, undone }: Effect, route: Route): Route =>
  route.access === 'signed-in' ? { ...route, freshly, ...(tells && { tells }), ...(undone && { undone }) } : route;

/** The page of a form, for the route of a page that the form is sent from. */
export const formShown = async <Path extends string, Case, Of extends Fields>(
  form: Form<Path, Case, Of>,
  about: Case,
  request: SignedInRequest<NoInfer<Path>>,
  { values, wrong = noErrors, more = {}, status }: Shown = {},
): Promise<PageResult> => {
  if (!form.template || !form.show) return redirect(form.next(about, request));
  const restored = values ? undefined : typedBefore(form, about, request);
  return page(
    typeof form.template === 'string' ? form.template : form.template(about),
    {
      ...(await form.show(about, request)),
      ...more,
      questions: questionsOf(fieldsOf(form, about)),
      values: values ?? (restored ? typedIn(form, about, restored) : form.values?.(about)) ?? {},
      restored: restored !== undefined,
      signInFirst: form.freshly ? request.signInFirst : undefined,
      errors: wrong.summary,
      byField: wrong.byField,
    },
    status ?? (wrong.summary.length > 0 ? 400 : 200),
  );
};

/** It is done. */
export const done = { done: true } as const;

/** Done, unless something stands against it. */
export const unless = async (barriers: readonly Barrier[], doIt: () => Promise<unknown>): Promise<Sent> => {
  if (barriers.length > 0) return { barriers };
  await doIt();
  return done;
};

interface Shown {
  readonly values?: TypedValues;
  readonly wrong?: FieldErrors;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly status?: number | undefined;
}

/** What the same person had typed into this form before their sign-in ended. */
const typedBefore = <Path extends string, Case, Of extends Fields>(
  { onAnotherPage }: Form<Path, Case, Of>,
  about: Case,
  { path, kept }: SignedInRequest<Path>,
): FormFields | undefined => (kept?.path === (onAnotherPage?.(about) ?? path) ? kept?.fields : undefined);

const fieldsOf = <Case, Of extends Fields>(
  { fields }: { readonly fields: Of | ((about: Case) => Of) },
  about: Case,
): Of => (typeof fields === 'function' ? fields(about) : fields);

const typedIn = <Case>(
  form: { readonly fields: Fields | ((about: Case) => Fields) },
  about: Case,
  sent: FormFields,
): TypedValues => {
  const fields = fieldsOf(form, about);
  return tidied(fields, typedValues(questionsOf(fields), sent));
};

const orConflict = async <Path extends string, Case, Of extends Fields>(
  form: Form<Path, Case, Of>,
  about: Case,
  request: SignedInRequest<Path>,
  act: () => Promise<Sent>,
): Promise<Sent> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Conflict) || !form.lost) throw error;
    throw conflict([form.lost.text], { href: form.next(about, request), text: form.lost.link });
  }
};
