import * as z from 'zod';
import type { Lot, Zone } from '../agreement/lot.ts';
import type { Questionnaire } from '../agreement/questionnaire.ts';
import type { LegalRegime } from '../agreement/regime.ts';
import {
  type AnswersTo,
  answersAsked,
  type Fields,
  type FileAsked,
  fileOf,
  questionsOf,
  schemaOf,
  tidied,
  withoutFile,
} from '../questions/field.ts';
import type { Question, TypedValues } from '../questions/question.ts';
import type { Finding } from '../reason.ts';

/**
 * What a page is for beyond the case file, which deciders read whole: the decision on a registration, that on declarations and gates, or
 * scoring. What speaks of `price` is kept from all who judge quality (docs/rules.md, rule 5).
 */
export const audience = z.enum(['registration', 'compliance', 'evaluation', 'price']);
export type Audience = z.infer<typeof audience>;

/** How far an answer goes that is not the one hoped for, where an agreement may say so. */
export const verdict = z.enum(['fails', 'refers', 'nothing']);
type Verdict = z.infer<typeof verdict>;

/** What a page says before its questions, which refer to it. */
export interface Introduction {
  readonly text?: readonly string[];
  /** Short facts, each with what it is of. */
  readonly facts?: readonly { readonly label: string; readonly text: string }[];
  readonly points?: readonly string[];
  readonly table?: {
    readonly caption: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  };
}

/** What pages depend on of an agreement, and of who applies. */
export interface Asking {
  readonly agreement: {
    readonly regime: LegalRegime;
    readonly lots: readonly Lot[];
    readonly zones: readonly Zone[];
    readonly regulator: { readonly name: string; readonly activity?: { readonly name: string } | undefined };
    readonly questionnaire: Questionnaire;
  };
  /** The lots chosen so far. */
  readonly lots: readonly string[];
  /** The lots that the provider holds a contract on already. */
  readonly contracted: readonly string[];
  /** The day on which it is asked, `YYYY-MM-DD` in London; undefined where that is of no account: as answers are read that were taken. */
  readonly on?: string | undefined;
}

/** One page of an application's form, as this agreement asks it. All that shows, keeps or judges its answers reads this. */
export interface AskedPage {
  /** Last part of the page's address, and its name among the answers. */
  readonly path: string;
  /** The section of the task list. */
  readonly task: string;
  readonly title: string;
  readonly introduction?: Introduction;
  readonly questions: readonly Question[];
  readonly file?: FileAsked & { readonly name: string };
  /** Judges what the form of the page's questions sends: all but its file. */
  readonly formSchema: z.ZodType;
  /** Judges the page whole. */
  readonly schema: z.ZodType;
  readonly shownTo: readonly Audience[];
  /** Whether its answers may be taken over from an earlier application; what must be true on the day is declared anew. */
  readonly carriedOver: boolean;
  /** What it takes to pass the page, for the public page of the agreement. */
  readonly needs: readonly string[];
  /** What was typed, as it is kept. */
  readonly tidy: (typed: TypedValues) => TypedValues;
  /** Of what is stored, what this page asks for. */
  readonly asked: (values: Readonly<Record<string, unknown>>) => Record<string, unknown>;
  /** What its complete answers give away; `closingDay` is the window's last, `YYYY-MM-DD` in London. */
  readonly findings: (values: unknown, closingDay: string) => readonly Finding[];
}

/** A page of the library: the agreement's file chooses it by its id, and sets its limits. */
export interface LibraryPage {
  readonly id: string;
  /** What an agreement's file may set, with what holds where it sets nothing. */
  readonly limits: z.ZodType;
  /** None where nothing of it is asked, several where it is asked once a lot or a question. */
  readonly asked: (limits: unknown, asking: Asking) => readonly AskedPage[];
}

/** A page of the library whose answers rules read by name. */
export interface NamedPage<Answers> extends LibraryPage {
  /** @throws z.ZodError where the answers are not complete */
  readonly answers: (values: unknown, limits: unknown, asking: Asking) => Answers;
}

/** The typed answers of a page: `type Recruitment = AnswersOf<typeof recruitment>`. */
export type AnswersOf<Page extends NamedPage<unknown>> = ReturnType<Page['answers']>;

interface Given<Limits> extends Pick<Asking, 'agreement' | 'contracted' | 'on'> {
  readonly limits: Limits;
}

interface Facts<Limits, Of extends Fields> {
  readonly task: string;
  readonly title: string;
  readonly introduction?: (given: Given<Limits>) => Introduction;
  readonly fields: Of | ((given: Given<Limits>) => Of);
  readonly shownTo?: readonly Audience[];
  readonly carriedOver: boolean;
  readonly needs?: (given: Given<Limits>) => readonly string[];
  readonly judge?: (
    answers: AnswersTo<Of>,
    given: Given<Limits> & { readonly closingDay: string },
  ) => readonly Finding[];
}

/** A page whose limits an agreement may set. */
export const pageWithLimits = <Limits, Of extends Fields>(
  id: string,
  limits: z.ZodType<Limits>,
  facts: Facts<Limits, Of>,
): NamedPage<AnswersTo<Of>> => {
  const { task, title, shownTo = [], carriedOver } = facts;
  const given = (set: unknown, { agreement, contracted, on }: Asking): Given<Limits> => ({
    limits: limits.parse(set ?? {}),
    agreement,
    contracted,
    on,
  });
  const judging = (fields: Of) => ({ fields, schema: schemaOf(fields) });
  const { fields: stated } = facts;
  const alike = typeof stated === 'function' ? undefined : judging(stated);
  const askedFor = (from: Given<Limits>) => alike ?? judging(typeof stated === 'function' ? stated(from) : stated);
  return {
    id,
    limits,
    answers: (values, set, asking) => askedFor(given(set, asking)).schema.parse(values),
    asked: (set, asking) => {
      const from = given(set, asking);
      const { fields, schema } = askedFor(from);
      const { judge } = facts;
      return [
        {
          ...askedOf(fields, schema),
          path: id,
          task,
          title,
          shownTo,
          carriedOver,
          ...(facts.introduction ? { introduction: facts.introduction(from) } : {}),
          needs: facts.needs?.(from) ?? [],
          findings: (values, closingDay) => (judge ? judge(schema.parse(values), { ...from, closingDay }) : []),
        },
      ];
    },
  };
};

/** A page that every agreement that chooses it asks alike. */
export const page = <Of extends Fields>(id: string, facts: Facts<object, Of>): NamedPage<AnswersTo<Of>> =>
  pageWithLimits(id, z.strictObject({}), facts);

/** What follows of a page from its fields. */
export const askedOf = (fields: Fields, schema: z.ZodType = schemaOf(fields)) => {
  const file = fileOf(fields);
  return {
    questions: questionsOf(fields),
    ...(file ? { file } : {}),
    schema,
    formSchema: file ? schemaOf(withoutFile(fields)) : schema,
    tidy: (typed: TypedValues) => tidied(fields, typed),
    asked: (values: Readonly<Record<string, unknown>>) => answersAsked(fields, values),
  };
};

/** The finding that an answer comes to, as far as the agreement lets it go. */
export const found = (how: Verdict, code: string, text: string): readonly Finding[] =>
  how === 'nothing' ? [] : [{ code, outcome: how === 'fails' ? 'fail' : 'refer', text }];

export const refers = (code: string, text: string): readonly Finding[] => found('refers', code, text);

/** What an introduction says, as it is frozen with the answers: in lines, and in points. */
export const introductionInLines = ({ text = [], facts = [], points = [], table }: Introduction) => ({
  text: [...text, ...facts.map((fact) => `${fact.label}: ${fact.text}`)],
  points: [...points, ...(table?.rows ?? []).map((row) => `${row.slice(0, -1).join(', ')}: ${row.at(-1) ?? ''}`)],
});
