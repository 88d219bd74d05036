import * as z from 'zod';
import { dateInWords } from '../time/plain-words.ts';
import { isChosen } from './field.ts';
import type { Question } from './question.ts';

const isoDate = z.iso.date();

/** An answer as its question offers it, or as it was typed. */
export const answerInWords = (question: Question, value: unknown): string => {
  switch (question.kind) {
    case 'radios':
    case 'checkboxes':
      return question.choices
        .filter((choice) => isChosen(value, choice.value))
        .map(({ text }) => text)
        .join('\n');
    case 'date':
      return isoDate.safeParse(value).success ? dateInWords(String(value)) : String(value ?? '');
    case 'text':
      return value ? `${question.prefix ?? ''}${String(value)}${question.suffix ? ` ${question.suffix}` : ''}` : '';
    case 'long-text':
      return String(value ?? '');
  }
};
