import { pointsInWords, pointsOf, unitsOf } from '../../evaluation/points.ts';
import type { Agreement } from '../agreement.ts';

/** Why lots cannot be scored by a questionnaire: weights that do not add up, and questions that nobody is asked. */
export const againstTheQuestions = ({ lots, questionnaire }: Agreement): readonly string[] => [
  ...lots.flatMap(({ id }) => {
    const total = pointsOf(questionnaire.questions.reduce((sum, { weights }) => sum + unitsOf(weights[id] ?? 0), 0));
    return total === 100 ? [] : [`The weights of lot ${id} add to ${pointsInWords(total)}, not to 100`];
  }),
  ...questionnaire.questions.flatMap(({ id, weights }) =>
    Object.keys(weights)
      .filter((lot) => !lots.some((known) => known.id === lot))
      .map((lot) => `Question ${id} has a weight for lot ${lot}, which does not exist`),
  ),
  ...(questionnaire.calibration ?? [])
    .filter(({ question }) => !questionnaire.questions.some(({ id }) => id === question))
    .map(({ id, question }) => `Invented answer ${id} is to question ${question}, which does not exist`),
  ...tooManyWords(questionnaire.questions),
  ...questionnaire.questions
    .filter(({ weights }) => Object.keys(weights).length === 0)
    .map(({ id }) => `Question ${id} has no weight on any lot, so nobody is asked it`),
];

/** As many words of eight letters, with the other pages, as a submission has room for (domain/application/room.ts). */
const MOST_WORDS = 14_000;

const tooManyWords = (questions: Agreement['questionnaire']['questions']): readonly string[] => {
  const words = questions.reduce((sum, { wordLimit }) => sum + wordLimit, 0);
  return words <= MOST_WORDS
    ? []
    : [`The questions allow ${words} words together; a submission has room for some ${MOST_WORDS}`];
};
