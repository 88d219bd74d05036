import { type Question, type TypedValues, withRevealed } from '../../../domain/questions/question.ts';
import { allValues, type FormFields, oneValue } from '../web/request.ts';

/** Reads the answers to these questions out of a form: checkboxes as lists, dates as `YYYY-MM-DD`. */
export const typedValues = (questions: readonly Question[], form: FormFields): TypedValues =>
  Object.fromEntries(withRevealed(questions).map((question) => [question.name, typed(question, form)]));

const typed = (question: Question, form: FormFields): string | readonly string[] => {
  switch (question.kind) {
    case 'checkboxes':
      return allValues(form, question.name);
    // One answer is asked for: several, sent by a script, are no choice of the page's.
    case 'radios':
      return allValues(form, question.name).join(', ');
    case 'date':
      return dateFrom(question.name, form);
    default:
      return oneValue(form, question.name);
  }
};

// A date half typed keeps its parts, so that the form shows them again: no schema takes `2026--5` for a date.
const dateFrom = (name: string, form: FormFields): string => {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => oneValue(form, `${name}-${part}`).trim());
  if (!year && !month && !day) return '';
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
};

const twoDigits = (part = ''): string => (/^\d$/.test(part) ? `0${part}` : part);

/** A date as typed, in the parts that its three fields show. */
export const dateParts = (value: unknown): { readonly day: string; readonly month: string; readonly year: string } => {
  const [year = '', month = '', day = ''] = typeof value === 'string' ? value.split('-') : [];
  return { day, month, year };
};
