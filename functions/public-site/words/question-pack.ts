import type { AskedPage } from '../../../domain/application/page.ts';
import type { Question } from '../../../domain/questions/question.ts';

/** A question as the pack shows it, before anybody has answered. */
interface PackRow {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly words?: number | undefined;
  readonly isFile?: boolean;
  /** What can be chosen, each with what is asked only of those who choose it. */
  readonly choices: readonly { readonly text: string; readonly reveals: readonly PackRow[] }[];
}

/** The pages of an application in their sections, each with all that it says and asks. */
export const questionPack = (pages: readonly AskedPage[]) =>
  [...Map.groupBy(pages, ({ task }) => task)].map(([task, inSection]) => ({
    task,
    pages: inSection.map(({ path, title, introduction, needs, carriedOver, questions, file }) => ({
      path,
      title,
      introduction,
      needs,
      carriedOver,
      rows: [...questions.map(rowOf), ...(file ? [{ ...file, isFile: true, choices: [] }] : [])],
    })),
  }));

const rowOf = (question: Question): PackRow => ({
  label: question.label,
  hint: question.hint,
  words: question.kind === 'long-text' ? question.words : undefined,
  choices: ('choices' in question ? question.choices : []).map(({ text, hint, reveals = [] }) => ({
    text: hint ? `${text} (${hint})` : text,
    reveals: reveals.map(rowOf),
  })),
});
