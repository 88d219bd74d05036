import type { QualityQuestion, Questionnaire } from '../../../../domain/agreement/questionnaire.ts';
import type { Score, Scores } from '../../../../domain/evaluation/scores.ts';
import type { Fields } from '../../../../domain/questions/field.ts';
import { optionalLongText } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { type FormFields, oneValue } from '../../../shared/web/request.ts';
import { scoreVersion } from '../../decisions/save-mark.ts';
import type { TypedMark } from '../../decisions/save-sheet.ts';
import { optionalMarkOn } from '../scoring/mark-on.ts';

const LONGEST_REASON = 5000;

/** The names that a question's fields have on the sheet of all questions. */
export const markOf = (questionId: string) => `mark-${questionId}`;
export const reasonOf = (questionId: string) => `reason-${questionId}`;
/** The mark of what was saved when the page was shown, by which a second tab is noticed. */
export const versionOf = (questionId: string) => `_version-${questionId}`;

/** A mark and its reason for each question; either may still be missing. */
export const sheetFields = (questionnaire: Questionnaire, asked: readonly QualityQuestion[]): Fields =>
  Object.fromEntries(
    asked.flatMap(({ id, title }) => [
      [markOf(id), optionalMarkOn(questionnaire, `Your mark for “${title}”`)],
      [reasonOf(id), optionalLongText({ label: `Your reason for “${title}”`, rows: 4, longest: LONGEST_REASON })],
    ]),
  );

export const sheetValues = (asked: readonly QualityQuestion[], scores: Scores): TypedValues =>
  Object.fromEntries(
    asked.flatMap(({ id }) => [
      [markOf(id), String(scores[id]?.mark ?? '')],
      [reasonOf(id), scores[id]?.reason ?? ''],
    ]),
  );

/** What was typed on the sheet. A question that the form did not send is left as it is. */
export const typedMarks = (
  asked: readonly QualityQuestion[],
  answers: Readonly<Record<string, unknown>>,
  sent: FormFields,
): readonly TypedMark[] =>
  asked
    .filter(({ id }) => markOf(id) in sent || reasonOf(id) in sent)
    .map(({ id }) => ({
      question: id,
      typed: scoreIn(answers[markOf(id)], answers[reasonOf(id)]),
      shownVersion: oneValue(sent, versionOf(id)) || scoreVersion(undefined),
    }));

const scoreIn = (mark: unknown, reason: unknown): Score => ({
  ...(typeof mark === 'number' ? { mark } : {}),
  reason: typeof reason === 'string' ? reason : '',
});
