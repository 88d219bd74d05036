import { Conflict } from '../../../adapters/dynamodb/conflict.ts';
import { type AnswersTo, type Fields, questionsOf, schemaOf, tidied } from '../../../domain/questions/field.ts';
import type { Question, TypedValues } from '../../../domain/questions/question.ts';
import { conflict } from '../web/problem.ts';
import { type FormFields, oneValue, type SignedInRequest } from '../web/request.ts';
import { type PageModel, type PageResult, page, redirect } from '../web/results.ts';
import type { Route, signedIn } from '../web/routes.ts';
import { CHANGE, type Check, CONFIRMED, checkPage } from './check-page.ts';
import { barrierErrors, type FieldErrors, fieldErrors, noErrors } from './field-errors.ts';
import { judged } from './judged.ts';
import { typedValues } from './typed-values.ts';

/** Something that stands against what a form is to do, in words for whoever sent it. */
interface Barrier {
  readonly code: string;
  readonly text: string;
  /** The field that it is about, where the form does not say so by its code. */
  readonly field?: string;
}

/** What came of sending a form: it is done (no barrier stands), something stands against it, or it is shown in words before it is done. */
export type Sent =
  | { readonly done: true; readonly next?: string }
  | {
      readonly barriers: readonly Barrier[] /** 403 where it is not for this visitor; 400 without. */;
      readonly status?: 403;
    }
  | { readonly wrong: FieldErrors }
  | { readonly check: Check & Partial<PageModel> }
  | {
      readonly again: Readonly<Record<string, unknown>> /** 409 where somebody else came first. */;
      readonly status?: 409;
    };

/** A form as it was sent: what was typed, and what is confirmed by sending it, '' the first time. */
export type Sending<Path extends string> = SignedInRequest<Path> & {
  readonly typed: TypedValues;
  readonly confirmed: string;
};

/**
 * A page with a form: the data of it and two functions. GET and POST, what was typed before a sign-in ended, errors, barriers beside their
 * fields, conflicts and the way on are written once, here.
 */
export interface Form<Path extends string, Case, Of extends Fields> {
  readonly path: Path;
  /** Without one nothing is shown: a button of another page sends this form, and whoever comes by its address is led on. */
  readonly template?: string;
  /** What page and deed are about. @throws Problem where there is no such thing, or it is not for this visitor */
  readonly load: (request: SignedInRequest<Path>) => Promise<Case>;
  /** Where to look instead, where there is nothing to fill in any more. */
  readonly elsewhere?: (about: Case) => string | undefined;
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

type Who = Pick<typeof signedIn, 'get' | 'post'>;

/** The two routes of a form, for those who may send it. */
export const formRoutes = <Path extends `/${string}`, Case, Of extends Fields>(
  who: Who,
  form: Form<Path, Case, Of>,
): readonly Route[] => {
  const shown = async (about: Case, request: SignedInRequest<Path>, how: Shown): Promise<PageResult> => {
    if (!form.template || !form.show) return redirect(form.next(about, request));
    const { wrong = noErrors, values = form.values?.(about) ?? {}, more = {} } = how;
    const model = { ...(await form.show(about, request)), ...more };
    return page(
      form.template,
      {
        ...model,
        questions: questionsOf(fieldsOf(form, about)),
        values: how.restored ? typedIn(form, about, how.restored) : values,
        restored: how.restored !== undefined,
        errors: wrong.summary,
        byField: wrong.byField,
      },
      how.status ?? (wrong.summary.length > 0 ? 400 : 200),
    );
  };

  return [
    who.get(form.path, async (request) => {
      const about = await form.load(request);
      const elsewhere = form.elsewhere?.(about);
      return elsewhere ? redirect(elsewhere) : shown(about, request, { restored: request.restored });
    }),
    who.post(form.path, async (request) => {
      const about = await form.load(request);
      const fields = fieldsOf(form, about);
      const questions = questionsOf(fields);
      const typed = typedIn(form, about, request.form);
      const read = judged(schemaOf(fields), typed);
      if (!read.success) return shown(about, request, { values: typed, wrong: fieldErrors(questions, read.error) });
      if (oneValue(request.form, CHANGE)) return shown(about, request, { values: typed });

      const sent = await orConflict(form, about, request, () =>
        form.act(about, read.data, { ...request, typed, confirmed: oneValue(request.form, CONFIRMED) }),
      );
      if ('done' in sent) return redirect(sent.next ?? form.next(about, request));
      if ('again' in sent)
        return shown(about, request, {
          values: typed,
          more: sent.again,
          ...(sent.status ? { status: sent.status } : {}),
        });
      if ('wrong' in sent) return shown(about, request, { values: typed, wrong: sent.wrong });
      if ('check' in sent) {
        const { rows, notes, confirming, ...model } = sent.check;
        const base = (await form.show?.(about, request)) ?? { title: '' };
        return checkPage({ ...base, ...model }, { rows, notes, confirming }, request.form);
      }
      if (sent.barriers.length === 0) return redirect(form.next(about, request));
      const beside = form.otherwise ?? firstInput(questions);
      const wrong = barrierErrors(sent.barriers, form.fieldOf ?? {}, beside);
      return shown(about, request, { values: typed, wrong, ...(sent.status ? { status: sent.status } : {}) });
    }),
  ];
};

const firstInput = ([first]: readonly Question[]): string => {
  if (!first) return 'submit';
  return first.kind === 'date' ? `${first.name}-day` : first.name;
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
  readonly restored?: FormFields | undefined;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly status?: number;
}

const fieldsOf = <Case, Of extends Fields>({ fields }: { fields: Of | ((about: Case) => Of) }, about: Case): Of =>
  typeof fields === 'function' ? fields(about) : fields;

const typedIn = <Case>(
  form: { fields: Fields | ((about: Case) => Fields) },
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
