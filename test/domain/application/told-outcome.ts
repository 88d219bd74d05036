import type { Question } from '../../../domain/questions/question.ts';
import { monthsBefore, plusDays } from '../../../domain/time/london.ts';

/** What a page's words lead somebody to expect of an answer. */
export type Told = 'pass' | 'refer' | 'fail';

type Values = Readonly<Record<string, unknown>>;

/** Answers of each kind to a question that can be judged: every choice, sums about every bound that its page names, days about a year. */
export const answered = (question: Question): readonly (string | readonly string[])[] => {
  switch (question.kind) {
    case 'radios':
      return question.choices.map(({ value }) => value);
    case 'checkboxes':
      return subsets(question.choices.slice(0, 4).map(({ value }) => value));
    case 'date':
      return ['2027-03-31', '2027-04-01', '2026-03-31', '2026-03-30', '2025-03-31', '2025-03-30'];
    case 'text':
      return question.inputmode
        ? [
            0,
            1,
            10,
            1000,
            10_000_000,
            ...numbersIn(question.hint).flatMap((bound) => [Math.max(0, bound - 1), bound, bound + 1]),
          ].map(String)
        : [];
    case 'long-text':
      return [];
  }
};

const subsets = (values: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: 2 ** values.length - 1 }, (_, nth) => values.filter((_, at) => ((nth + 1) >> at) % 2 === 1));

const numbersIn = (text = ''): readonly number[] =>
  [...text.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));

/** Reads a question's sentences as a person does, and says what they say of these answers to its page. */
export const whatIsTold = (question: Question, values: Values, closingDay: string): Told => {
  const told = (question.hint ?? '')
    .split(/(?<=[.])\s+/)
    .map((sentence) => sentenceOf(question, sentence, values, closingDay));
  return (['fail', 'refer'] as const).find((each) => told.includes(each)) ?? 'pass';
};

const sentenceOf = (question: Question, sentence: string, values: Values, closingDay: string): Told => {
  const value = values[question.name];
  if (value === undefined || value === '') return 'pass';
  const [, needed] = /^(.+) to be admitted\.$/.exec(sentence) ?? [];
  if (needed) return isSo(question, needed, value, closingDay) ? 'pass' : 'fail';
  const [, cannot] = /^You cannot be admitted if (.+)\.$/.exec(sentence) ?? [];
  if (cannot) return isSo(question, cannot, value, closingDay) ? 'fail' : 'pass';
  const [, looked] = /^If (.+), that does not end your application: an officer looks at it/.exec(sentence) ?? [];
  if (!looked) return 'pass';
  const [own = '', ...others] = looked.split(/ and (?=“)|, (?=“[^”]+” is )| or (?=“[^”]+” is )/);
  const also = others.length === 0 || others.some((each) => isBelow(each, values));
  return isSo(question, own, value, closingDay) && also ? 'refer' : 'pass';
};

/** “Employer’s liability cover today” is below £10,000,000, of a page whose sums are named in its order. */
const isBelow = (said: string, values: Values): boolean => {
  const [bound = 0] = numbersIn(said);
  const field = /Employer/.test(said)
    ? 'employersLiability'
    : /Public/.test(said)
      ? 'publicLiability'
      : 'professionalIndemnity';
  return Number(String(values[field]).replace(/[£,]/g, '')) < bound;
};

const isSo = (question: Question, said: string, value: unknown, closingDay: string): boolean => {
  const [bound = 0] = numbersIn(said);
  if (/^You must (answer|select)|^you (answer|select)/.test(said)) return chosen(question, said, value);
  if (/^you do not select/.test(said)) return !chosen(question, said, value);
  if (/or more$/.test(said)) return Number(value) >= bound;
  if (/or less$/.test(said)) return Number(value) <= bound;
  if (/is below/.test(said)) return Number(value) < bound;
  if (/is above/.test(said)) return Number(value) > bound;
  const [, years = '1'] = /in the (?:(\d+) )?years? before/.exec(said) ?? [];
  const from = monthsBefore(closingDay, Number(years) * 12);
  const within = String(value) >= from && String(value) < plusDays(closingDay, 1);
  return /is not in/.test(said) ? !within : within;
};

const chosen = (question: Question, said: string, value: unknown): boolean => {
  const named = [...said.matchAll(/“([^”]+)”/g)].map(([, text]) => text);
  const values = Array.isArray(value) ? value : [value];
  return (
    'choices' in question && question.choices.some((each) => named.includes(each.text) && values.includes(each.value))
  );
};
