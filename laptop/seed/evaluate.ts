import { type Questionnaire, questionsFor } from '../../domain/agreement/questionnaire.ts';
import type { DemoApplicant } from '../demo/applicants.ts';
import { onSheet } from '../demo/evaluate.ts';
import { agreeOn, type Marked, markAnswer, type Reader } from '../demo/judgement.ts';
import type { Progress } from '../demo/progress.ts';
import { namedLinksOn } from '../demo/reading-pages.ts';
import type { Seen, Visitor } from '../demo/visitor.ts';

interface Answer {
  readonly id: string;
  readonly given: readonly [Marked, Marked];
  readonly agreed: Marked;
}

/** What is marked on each application, by the name that it stands under: officers who know the answers need not read them again. */
export type MarksByName = ReadonlyMap<string, readonly Answer[]>;

export const marksOf = (questionnaire: Questionnaire, applicants: readonly DemoApplicant[]): MarksByName =>
  new Map(
    applicants.map(({ lots, pages }) => {
      const fieldOf = (page: string, field: string) => String(pages.find((each) => each.page === page)?.fields[field]);
      const answers = questionsFor(questionnaire, lots).map((question): Answer => {
        const answer = fieldOf(question.id, 'answer');
        const given = [markAnswer(question, answer, 'strict'), markAnswer(question, answer, 'generous')] as const;
        return { id: question.id, given, agreed: agreeOn(question, answer, given) };
      });
      return [fieldOf('organisation', 'name'), answers];
    }),
  );

/** An application on an officer's list: where its sheet of marks is, and what it answered. */
interface Listed {
  readonly path: string;
  readonly answers: readonly Answer[];
}

/** What an officer's list shows, to be scored or moderated. */
export const listedFor = async (officer: Visitor, list: string, marks: MarksByName): Promise<readonly Listed[]> =>
  namedLinksOn(await officer.openWhole(list), new RegExp(`^${list}/[^/]+$`)).map(({ path, name }) => {
    const answers = marks.get(name);
    if (!answers) throw new Error(`Nobody knows what ${name} answered`);
    return { path, answers };
  });

/** Scores these applications as one evaluator. */
export const evaluate = async (
  evaluator: Visitor,
  applications: readonly Listed[],
  reader: Reader,
  progress: Progress,
): Promise<void> => {
  const own = reader === 'strict' ? 0 : 1;
  await onEach(evaluator, applications, progress, async ({ path, answers }, form) => {
    const marks = answers.map(({ id, given }) => ({ id, ...given[own] }));
    await evaluator.post(form, onSheet(marks), `${path}/marks`);
  });
};

/** Agrees the consensus on these: each mark on which the two differ by itself, then the others at once. */
export const moderate = async (
  moderator: Visitor,
  applications: readonly Listed[],
  progress: Progress,
): Promise<void> => {
  await onEach(moderator, applications, progress, async ({ path, answers }, form) => {
    for (const { id, given, agreed } of answers)
      if (given[0].mark !== given[1].mark) await moderator.post(form, fieldsOf(agreed), `${path}/questions/${id}`);
    await moderator.post(form, {}, `${path}/agreed`);
  });
};

const fieldsOf = ({ mark, reason }: Marked) => ({ mark: String(mark), reason });

/** Begins each application, has it marked, and makes the marks final. */
const onEach = async (
  officer: Visitor,
  applications: readonly Listed[],
  progress: Progress,
  mark: (application: Listed, form: Seen) => Promise<void>,
): Promise<void> => {
  // The page of the first sheet, or of a consensus's first difference: its form is like that of every other that nobody has marked.
  let form: Seen | undefined;
  for (const application of applications) {
    const { path } = application;
    if (form) await officer.post(form, {}, `${path}/start`);
    else form = await officer.submit(path, {}, `${path}/start`);
    await mark(application, form);
    await officer.post(form, { _version: '' }, `${path}/final`);
    progress.step();
  }
};
