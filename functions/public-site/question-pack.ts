import type { AskedPage } from '../../domain/application/page.ts';
import type { Question } from '../../domain/questions/question.ts';

/** A question as the pack shows it, before anybody has answered. */
interface PackRow {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly choices: readonly string[];
  readonly words?: number | undefined;
  /** Whom it is asked of, where that is not everybody. */
  readonly only?: string | undefined;
  readonly file: boolean;
}

/** The pages of an application in their sections, each with all that it says and asks. */
export const questionPack = (pages: readonly AskedPage[]) =>
  [...Map.groupBy(pages, ({ task }) => task)].map(([task, inSection]) => ({
    task,
    pages: inSection.map((page) => ({
      path: page.path,
      title: page.title,
      introduction: page.introduction,
      needs: page.needs,
      carriedOver: page.carriedOver,
      rows: rowsOf(page),
    })),
  }));

const rowsOf = ({ questions, file }: AskedPage): readonly PackRow[] => [
  ...questions.flatMap((question) => withReveals(question)),
  ...(file ? [{ label: file.label, hint: file.hint, choices: [], file: true }] : []),
];

const withReveals = (question: Question, only?: string): readonly PackRow[] => {
  const choices = 'choices' in question ? question.choices : [];
  return [
    {
      label: question.label,
      hint: question.hint,
      choices: choices.map(({ text, hint }) => (hint ? `${text} (${hint})` : text)),
      words: question.kind === 'long-text' ? question.words : undefined,
      only,
      file: false,
    },
    ...choices.flatMap(({ text, reveals = [] }) =>
      reveals.flatMap((each) => withReveals(each, `Only if you answer “${text}” to “${question.label}”`)),
    ),
  ];
};
