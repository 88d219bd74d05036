import * as z from 'zod';
import type { Lot, Zone } from '../agreement/lot.ts';
import type { Questionnaire } from '../agreement/questionnaire.ts';
import type { LegalRegime } from '../agreement/regime.ts';
import type { AnswersTo, Fields, FileAsked } from '../questions/field.ts';
import type { Question, TypedValues } from '../questions/question.ts';
import { schemaOf, submittedSchemaOf } from '../questions/schemas.ts';
import type { Finding } from '../reason.ts';
import { askedOf } from './asked-of.ts';
import type { Gate } from './gate.ts';
import type { Consequence } from './gate-words.ts';
import type { Introduction } from './introduction.ts';

/**
 * What a page is for beyond the case file, which deciders read whole: the decision on a registration, that on declarations and gates, or
 * scoring. What speaks of `price` is kept from all who judge quality (docs/rules.md, rule 5).
 */
export const audience = z.enum(['registration', 'compliance', 'evaluation', 'price']);
export type Audience = z.infer<typeof audience>;

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
  /** The name of the field that names a location on the regulator's register. */
  readonly location?: string;
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
  /**
   * What its complete answers give away; `closingDay` is the window's last, `YYYY-MM-DD` in London.
   * @throws z.ZodError where it has gates, and they are not complete
   */
  readonly findings: (values: Readonly<Record<string, unknown>>, closingDay: string) => readonly Finding[];
  /** What its answers lead to as far as they go, by the same gates, in words for who gives them. */
  readonly consequences: (values: Readonly<Record<string, unknown>>, closingDay: string) => readonly Consequence[];
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
  /** What its answers lead to, with what it takes to pass them. */
  readonly gates?: (given: Given<Limits>) => readonly Gate[];
  /** What it takes to pass what else looks at its answers. */
  readonly needs?: (given: Given<Limits>) => readonly string[];
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
    answers: (values, set, asking) => submittedSchemaOf(askedFor(given(set, asking)).fields).parse(values),
    asked: (set, asking) => {
      const from = given(set, asking);
      const { fields, schema } = askedFor(from);
      const page = askedOf(fields, facts.gates?.(from), schema);
      return [
        {
          ...page,
          path: id,
          task,
          title,
          shownTo,
          carriedOver,
          ...(facts.introduction ? { introduction: facts.introduction(from) } : {}),
          needs: [...(facts.needs?.(from) ?? []), ...page.needs],
        },
      ];
    },
  };
};

/** A page that every agreement that chooses it asks alike. */
export const page = <Of extends Fields>(id: string, facts: Facts<object, Of>): NamedPage<AnswersTo<Of>> =>
  pageWithLimits(id, z.strictObject({}), facts);
