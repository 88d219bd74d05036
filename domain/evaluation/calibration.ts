import * as z from 'zod';
import type { CalibrationAnswer, Questionnaire } from '../agreement/questionnaire.ts';
import { person } from '../people/officer.ts';
import type { Reason } from '../reason.ts';
import type { Window } from '../window/window.ts';
import { wideGapOf } from './differences.ts';
import { score } from './scores.ts';

/** An evaluator's marks of the invented answers, by the answer's id, as they last saved them. */
export const calibration = z.object({
  windowId: z.string(),
  officer: person,
  scores: z.record(z.string(), score),
  at: z.iso.datetime(),
  version: z.int().min(1),
});
export type Calibration = z.infer<typeof calibration>;

/** What stands against marking invented answers: real ones are open, or will never be. */
export const barriersToCalibrating = ({
  unsealedAt,
  status,
}: Pick<Window, 'unsealedAt' | 'status'>): readonly Reason<'unsealed' | 'cancelled'>[] => {
  if (status === 'cancelled')
    return [{ code: 'cancelled', text: 'The window was cancelled, so nothing will be scored in it.' }];
  return unsealedAt
    ? [{ code: 'unsealed', text: 'The applications are open, so marks of invented answers do not change any more.' }]
    : [];
};

/** One mark of an invented answer, with whose it is. */
interface Marked {
  readonly name: string;
  readonly mark: number;
  readonly reason: string;
}

/** How evaluators marked one invented answer. */
export interface Spread extends CalibrationAnswer {
  /** The lowest mark first. */
  readonly marks: readonly Marked[];
  /** Marks between the highest and the lowest. */
  readonly gap: number;
  /** So far apart that a moderator would take it first. */
  readonly isWide: boolean;
}

/** How the evaluators of a window marked each invented answer. */
export const spreadOf = (questionnaire: Questionnaire, made: readonly Calibration[]): readonly Spread[] =>
  (questionnaire.calibration ?? []).map((answer) => {
    const marks = made
      .flatMap(({ officer: { name }, scores: { [answer.id]: given } }) =>
        given?.mark === undefined ? [] : [{ name, mark: given.mark, reason: given.reason }],
      )
      .toSorted((one, other) => one.mark - other.mark || (one.name < other.name ? -1 : 1));
    const gap = (marks.at(-1)?.mark ?? 0) - (marks[0]?.mark ?? 0);
    return { ...answer, marks, gap, isWide: gap >= wideGapOf(questionnaire) };
  });
