import * as z from 'zod';
import type { AskedPage } from '../../../domain/application/page.ts';
import { isChosen } from '../../../domain/questions/field.ts';
import type { Choice, Question } from '../../../domain/questions/question.ts';
import { storedFile } from '../../../domain/questions/stored-file.ts';
import { dateInWords } from '../../../domain/time/plain-words.ts';

/** A question as it is asked, with its answer in words: what "check your answers" shows, and what submission freezes whole. */
export interface Row {
  readonly question: string;
  readonly hint?: string;
  readonly choices?: readonly string[];
  readonly answer: string;
}

/** A page's questions and answers in words. Questions that a choice would have revealed are left out where it was not chosen. */
export const answerRows = (
  page: Pick<AskedPage, 'questions' | 'file'>,
  values: Readonly<Record<string, unknown>>,
): readonly Row[] => [
  ...page.questions.flatMap((question) => rowsOf(question, values)),
  ...(page.file
    ? [{ question: page.file.label, hint: page.file.hint, answer: fileInWords(values[page.file.name]) }]
    : []),
];

const isoDate = z.iso.date();

const LONG = 200;

/** Rows for a page: `long` ones get the whole width, each answer below its question. */
export const shownRows = (rows: readonly Row[]): { readonly rows: readonly Row[]; readonly long: boolean } => ({
  rows,
  long: rows.some(({ question, answer }) => answer.length > LONG || question.length > LONG / 2),
});

const rowsOf = (question: Question, values: Readonly<Record<string, unknown>>): readonly Row[] => {
  const value = values[question.name];
  const own = {
    question: question.label,
    ...(question.hint ? { hint: question.hint } : {}),
    ...('choices' in question ? { choices: question.choices.map(offered) } : {}),
    answer: inWords(question, value),
  };
  if (!('choices' in question)) return [own];
  const revealed = question.choices
    .filter((choice) => isChosen(value, choice.value))
    .flatMap(({ reveals = [] }) => reveals.flatMap((each) => rowsOf(each, values)));
  return [own, ...revealed];
};

const offered = ({ text, hint }: Choice): string => (hint ? `${text} (${hint})` : text);

const inWords = (question: Question, value: unknown): string => {
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

const fileInWords = (value: unknown): string => {
  const file = storedFile.safeParse(value);
  return file.success ? `${file.data.name} (${sizeInWords(file.data.size)})` : '';
};

/** "640 KB", "1.2 MB": in thousands, as shops and file lists give them. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
