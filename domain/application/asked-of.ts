import type * as z from 'zod';
import {
  answersAsked,
  type Fields,
  fileOf,
  locationOf,
  questionsOf,
  tidied,
  typedSoFar,
  withoutFile,
} from '../questions/field.ts';
import type { Question, TypedValues } from '../questions/question.ts';
import { schemaOf, submittedSchemaOf } from '../questions/schemas.ts';
import { meaningsIn } from '../questions/words-of-the-field.ts';
import type { Finding } from '../reason.ts';
import { findingOf, type Gate, met } from './gate.ts';
import { type Consequence, consequenceOf, noteOf } from './gate-words.ts';

type Values = Readonly<Record<string, unknown>>;

/** What follows of a page from its fields and its gates. */
export const askedOf = (fields: Fields, gates: readonly Gate[] = [], schema: z.ZodType = schemaOf(fields)) => {
  const file = fileOf(fields);
  const location = locationOf(fields);
  const plain = questionsOf(fields);
  const said = gates.filter(({ when, outcome }) => !('unanswered' in when) && outcome !== 'notes');
  return {
    questions: explained(plain, gates),
    ...(file ? { file } : {}),
    ...(location ? { location } : {}),
    schema,
    formSchema: file ? schemaOf(withoutFile(fields)) : schema,
    needs: gates.flatMap(({ needs }) => needs ?? []),
    tidy: (typed: TypedValues) => tidied(fields, typed),
    asked: (values: Values) => answersAsked(fields, values),
    findings: (values: Values, closingDay: string): readonly Finding[] => {
      if (gates.length === 0) return [];
      submittedSchemaOf(fields).parse(values);
      const answers = typedSoFar(fields, values);
      return met(gates, answers, closingDay).map((each) => findingOf(each, answers));
    },
    consequences: (values: Values, closingDay: string): readonly Consequence[] =>
      said.length === 0
        ? []
        : met(said, typedSoFar(fields, values), closingDay).map((each) => consequenceOf(each, said, plain, values)),
  };
};

/** Questions with what each answer leads to, and with the meaning of words beside the first that uses them. */
const explained = (questions: readonly Question[], gates: readonly Gate[]): readonly Question[] => {
  const told = new Set<string>();
  const explain = (question: Question): Question => {
    const hint = inSentences(question.hint, noteOf(question, gates, questions));
    const meanings = meaningsIn(textOf(question)).filter(({ word }) => !told.has(word));
    for (const { word } of meanings) told.add(word);
    const own = { ...(hint ? { hint } : {}), ...(meanings.length > 0 ? { meanings } : {}) };
    if (!('choices' in question)) return { ...question, ...own };
    const choices = question.choices.map((each) => ({
      ...each,
      ...(each.reveals ? { reveals: each.reveals.map(explain) } : {}),
    }));
    return { ...question, ...own, choices };
  };
  return questions.map(explain);
};

/** A hint with what comes after it: many hints are no sentences until something does. */
const inSentences = (hint = '', note = ''): string =>
  hint && note ? `${hint}${/[.!?]$/.test(hint) ? '' : '.'} ${note}` : hint || note;

const textOf = (question: Question): string =>
  [question.label, question.hint, ...('choices' in question ? question.choices.map(({ text }) => text) : [])].join(
    '\n',
  );
