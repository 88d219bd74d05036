import { type Question, type TypedValues, withRevealed } from '../../../domain/questions/question.ts';
import { typedDay } from '../../../domain/questions/typed-day.ts';
import { allValues, type FormFields } from '../web/request.ts';

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
    case 'date': {
      const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) =>
        [...new Set(allValues(form, `${question.name}-${part}`))].join(' ').trim(),
      );
      return typedDay({ day, month, year });
    }
    default: {
      // Several that differ are all kept, for the question's kind to refuse.
      const [value = '', ...others] = new Set(allValues(form, question.name));
      return others.length > 0 ? [value, ...others] : value;
    }
  }
};
