import { floorOf, HIGHEST_MARK, type QualityQuestion, type Questionnaire } from '../agreement/questionnaire.ts';
import { listedInWords } from '../listed-in-words.ts';
import { pointsInWords } from './points.ts';

/** What admits, with the least marks of these questions, in a sentence (`lotResultsOf` judges by the same). */
export const admissionInWords = (questionnaire: Questionnaire, asked: readonly QualityQuestion[]): string => {
  const stricter = asked.filter((question) => floorOf(questionnaire, question) > questionnaire.floor);
  const least = [
    `at least ${pointsInWords(questionnaire.floor)} of ${HIGHEST_MARK} for each answer`,
    ...stricter.map(
      (question) => `at least ${pointsInWords(floorOf(questionnaire, question))} for “${question.title}”`,
    ),
  ];
  return `To be admitted to a lot you need ${listedInWords([`${pointsInWords(questionnaire.threshold)} of 100 in all`, ...least])}.`;
};

/** What a question counts for on each of these lots that asks it: "20% of lot A and 15% of lot C". */
export const weightsInWords = ({ weights }: QualityQuestion, lots: readonly string[]): string =>
  listedInWords(
    lots.flatMap((lot) => (weights[lot] === undefined ? [] : [`${pointsInWords(weights[lot])}% of lot ${lot}`])),
  );
