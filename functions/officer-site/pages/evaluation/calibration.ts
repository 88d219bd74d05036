import { barriersToCalibrating, spreadOf } from '../../../../domain/evaluation/calibration.ts';
import type { Scores } from '../../../../domain/evaluation/scores.ts';
import { holds, type Officer } from '../../../../domain/people/officer.ts';
import { choice, reason } from '../../../../domain/questions/kinds.ts';
import type { TypedValues } from '../../../../domain/questions/question.ts';
import { form } from '../../../shared/forms/form.ts';
import { notFound } from '../../../shared/web/problem.ts';
import { frozenAgreement } from '../../case/agreement.ts';
import { officerOf, personOf } from '../../case/officer.ts';
import { type OfWindow, windowAsked } from '../../case/window.ts';
import { calibrate } from '../../decisions/calibrate.ts';
import type { Deps } from '../../deps.ts';
import { paths } from '../../paths.ts';
import { windowTitle } from '../../words/window-title.ts';

/**
 * Before applications are opened every evaluator marks the agreement's invented answers, and then sees how far the others' marks lie from theirs: nobody
 * sees another's before their own are saved.
 */
export const calibrationPage = (deps: Deps) =>
  form({
    template: 'officer/evaluation/calibration.njk',
    load: async ({ params, visitor }: OfWindow) => {
      const window = await windowAsked(deps, params.windowId);
      const [agreement, made] = await Promise.all([
        frozenAgreement(deps, window.windowId),
        deps.evaluations.calibrations(window.windowId),
      ]);
      const answers = agreement.questionnaire.calibration;
      if (!answers) throw notFound();
      return { window, agreement, answers, made, own: made.find(({ officer }) => officer.id === visitor.subject) };
    },
    show: ({ window, agreement, made, own, answers }, { visitor }) => {
      const officer = officerOf(visitor);
      const isOver = barriersToCalibrating(window).map(({ text }) => text);
      return {
        title: 'Mark invented answers',
        caption: windowTitle(agreement, window),
        back: { href: paths.window(window.windowId).page, text: 'The window' },
        button: own ? 'Save your changed marks' : 'Save your marks',
        own,
        isOver,
        answers,
        mayMark: isMarking(officer) && isOver.length === 0,
        spread: own || !isMarking(officer) || isOver.length > 0 ? spreadOf(agreement.questionnaire, made) : undefined,
        scale: agreement.questionnaire.scale.toSorted((one, other) => other.mark - one.mark),
        isMarked: made.length > 0,
      };
    },
    fields: ({ answers, agreement: { questionnaire } }) =>
      Object.fromEntries(
        answers.flatMap(({ id, question, answer }, index) => {
          const asked = questionnaire.questions.find((each) => each.id === question);
          return [
            [
              `mark-${id}`,
              choice({
                label: `Answer ${index + 1}: your mark`,
                hint: `${asked?.text ?? ''} “${answer}”`,
                choices: questionnaire.scale.map(({ mark, meaning }) => ({
                  value: String(mark),
                  text: String(mark),
                  hint: meaning,
                })),
                missing: `Select a mark for answer ${index + 1}`,
              }),
            ],
            [
              `reason-${id}`,
              reason({
                label: `Answer ${index + 1}: your reason`,
                rows: 3,
                longest: 2000,
                missing: `Enter a reason for your mark of answer ${index + 1}`,
              }),
            ],
          ];
        }),
      ),
    values: ({ own, answers }): TypedValues =>
      Object.fromEntries(
        answers.flatMap(({ id }) => {
          const score = own?.scores[id];
          return score
            ? [
                [`mark-${id}`, String(score.mark ?? '')],
                [`reason-${id}`, score.reason],
              ]
            : [];
        }),
      ),
    act: async ({ window, answers }, typed, { visitor, arrivedAt: at }) => {
      const scores: Scores = Object.fromEntries(
        answers.map(({ id }) => [id, { mark: Number(typed[`mark-${id}`]), reason: String(typed[`reason-${id}`]) }]),
      );
      return { barriers: await calibrate(deps, window.windowId, personOf(visitor), { scores, at }) };
    },
    next: ({ window }) => paths.window(window.windowId).calibration,
  });

const isMarking = (officer: Officer): boolean => holds(officer, 'evaluator');
