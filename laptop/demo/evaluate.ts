import pMap from 'p-map';
import type { QualityQuestion, Questionnaire } from '../../domain/agreement/questionnaire.ts';
import { assignEvaluators } from './assign.ts';
import { agreeOn, type Marked, markAnswer, type Reader } from './judgement.ts';
import { declareNone } from './officers.ts';
import type { Progress } from './progress.ts';
import { answerOn, answersOn, linksOn, marksOn } from './reading-pages.ts';
import type { Seen, Visitor } from './visitor.ts';

const TOGETHER = 4;
const QUESTION = /\/questions\/(q\d+)$/;

/** Finds what is assigned to an evaluator. */
export const toScoreBy = async (evaluator: Visitor, windowId: string): Promise<readonly string[]> =>
  linksOn(await evaluator.openWhole(`/officers/windows/${windowId}/evaluate`), /\/evaluate\/[^/]+$/);

/** Both evaluators declare that they have no conflict of interest, and the lead assigns them. @returns what each is to score */
export const toScoreByBoth = async (
  evaluators: readonly [Visitor, Visitor],
  lead: Visitor,
  windowId: string,
): Promise<readonly string[]> => {
  for (const evaluator of evaluators) await declareNone(evaluator, windowId);
  await assignEvaluators(lead, windowId);
  return toScoreBy(evaluators[0], windowId);
};

/** Scores each application alone, all questions on one page, from the answers' text, and makes the scores final. */
export const evaluate = async (
  evaluator: Visitor,
  { questions }: Questionnaire,
  applications: readonly string[],
  reader: Reader,
  progress: Progress,
): Promise<void> => {
  await pMap(
    applications,
    async (path) => {
      const sheet = await evaluator.submit(path, {}, `${path}/start`);
      const marked = [...answersOn(sheet.html)].map(([id, answer]) => {
        const question = questions.find((each) => each.id === id);
        if (!question) throw new Error(`${path} asks ${id}, which the agreement does not`);
        return { id, ...markAnswer(question, answer, reader) };
      });
      await evaluator.send(sheet, onSheet(marked), `${path}/final`);
      progress.step();
    },
    { concurrency: TOGETHER },
  );
};

/** The fields of the page of all questions. */
export const onSheet = (marks: readonly (Marked & { readonly id: string })[]): Record<string, string> =>
  Object.fromEntries(
    marks.flatMap(({ id, mark, reason }) => [
      [`mark-${id}`, String(mark)],
      [`reason-${id}`, reason],
    ]),
  );

/** Agrees the consensus: what both gave stands, and where they differ the answer decides, with the reason. */
export const moderate = async (
  moderator: Visitor,
  { questions }: Questionnaire,
  windowId: string,
  progress: Progress,
): Promise<void> => {
  const html = await moderator.openWhole(`/officers/windows/${windowId}/moderate`);
  const applications = linksOn(html, /\/moderate\/[^/]+$/);
  progress.phase('Moderation', applications.length);
  await pMap(
    applications,
    async (path) => {
      let seen = await moderator.submit(path, {}, `${path}/start`);
      for (let question = questionAt(seen, questions); question; question = questionAt(seen, questions)) {
        const [one, other] = marksOn(seen.html);
        if (!one || !other) throw new Error(`${path} shows no two marks for ${question.id}`);
        const { mark, reason } = agreeOn(question, answerOn(seen.html), [one, other]);
        seen = await moderator.send(seen, { mark: String(mark), reason });
      }
      await moderator.submit(path, {}, `${path}/agreed`);
      await moderator.submit(path, {}, `${path}/final`);
      progress.step();
    },
    { concurrency: TOGETHER },
  );
};

const questionAt = ({ url }: Seen, questions: readonly QualityQuestion[]): QualityQuestion | undefined => {
  const asked = QUESTION.exec(new URL(url).pathname)?.[1];
  return questions.find(({ id }) => id === asked);
};
