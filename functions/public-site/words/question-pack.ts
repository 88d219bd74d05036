import { isDeepStrictEqual } from 'node:util';
import type { Details } from '../../../domain/application/introduction.ts';
import type { AskedPage } from '../../../domain/application/page.ts';
import type { Question } from '../../../domain/questions/question.ts';
import type { Meaning } from '../../../domain/questions/words-of-the-field.ts';

/** A question as the pack shows it, before anybody has answered. */
export interface PackRow {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly meanings?: readonly Meaning[] | undefined;
  readonly words?: number | undefined;
  readonly isFile?: boolean;
  /** What can be chosen, each with what is asked only of those who choose it. */
  readonly choices: readonly { readonly text: string; readonly reveals: readonly PackRow[] }[];
}

/** The pages of an application in their sections, each with all that it says and asks; what all of a section's pages say alike, once before them. */
export const questionPack = (pages: readonly AskedPage[]) =>
  [...Map.groupBy(pages, ({ task }) => task)].map(([task, inSection]) => {
    const common = commonDetails(inSection);
    return {
      task,
      details: common,
      pages: inSection.map(({ path, title, introduction, needs, carriedOver, questions, file }) => ({
        path,
        title,
        introduction: common && introduction ? { ...introduction, details: undefined } : introduction,
        needs,
        carriedOver,
        rows: [...questions.map(rowOf), ...(file ? [{ ...file, isFile: true, choices: [] }] : [])],
      })),
    };
  });

const commonDetails = (pages: readonly AskedPage[]): Details | undefined => {
  const [first, ...others] = pages.map(({ introduction }) => introduction?.details);
  return others.length > 0 && others.every((each) => isDeepStrictEqual(each, first)) ? first : undefined;
};

const rowOf = (question: Question): PackRow => ({
  label: question.label,
  hint: question.hint,
  meanings: question.meanings,
  words: question.kind === 'long-text' ? question.words : undefined,
  choices: ('choices' in question ? question.choices : []).map(({ text, hint, reveals = [] }) => ({
    text: hint ? `${text} (${hint})` : text,
    reveals: reveals.map(rowOf),
  })),
});
