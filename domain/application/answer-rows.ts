import { answerInWords } from '../questions/answer-in-words.ts';
import { isChosen } from '../questions/field.ts';
import type { Choice, Question } from '../questions/question.ts';
import { sizeInWords, storedFile } from '../questions/stored-file.ts';
import type { AskedPage } from './page.ts';
import type { FrozenRow } from './submission.ts';

/**
 * A page's questions as they are asked, with their answers in words: what is shown to be checked, and frozen whole. Questions that a
 * choice would have revealed are left out where it was not chosen.
 */
export const answerRows = (
  page: Pick<AskedPage, 'questions' | 'file'>,
  values: Readonly<Record<string, unknown>>,
): readonly FrozenRow[] => [
  ...page.questions.flatMap((question) => rowsOf(question, values)),
  ...(page.file
    ? [{ question: page.file.label, hint: page.file.hint, answer: fileInWords(values[page.file.name]) }]
    : []),
];

const rowsOf = (question: Question, values: Readonly<Record<string, unknown>>): readonly FrozenRow[] =>
  askedWith(question, values).map((each) => ({
    question: each.label,
    ...(each.hint ? { hint: each.hint } : {}),
    ...('choices' in each ? { choices: each.choices.map(offered) } : {}),
    answer: answerInWords(each, values[each.name]),
  }));

/** A question with those that what was chosen reveals. */
export const askedWith = (question: Question, values: Readonly<Record<string, unknown>>): readonly Question[] => {
  if (!('choices' in question)) return [question];
  const revealed = question.choices
    .filter((choice) => isChosen(values[question.name], choice.value))
    .flatMap(({ reveals = [] }) => reveals.flatMap((each) => askedWith(each, values)));
  return [question, ...revealed];
};

const offered = ({ text, hint }: Choice): string => (hint ? `${text} (${hint})` : text);

const fileInWords = (value: unknown): string => {
  const file = storedFile.safeParse(value);
  return file.success ? `${file.data.name} (${sizeInWords(file.data.size)})` : '';
};
