import type { QualityQuestion } from '../../../../domain/agreement/questionnaire.ts';
import { questionsFor } from '../../../../domain/agreement/questionnaire.ts';
import { qualityPage } from '../../../../domain/application/answers.ts';
import { chosenLots } from '../../../../domain/application/application.ts';
import { type FormContext, type FormPage, TASKS } from '../form-page.ts';

/** One quality question of the agreement, with what evaluators look for and what it weighs. */
export const quality = ({ agreement }: FormContext, question: QualityQuestion): FormPage => ({
  path: question.id,
  task: 'Quality questions',
  title: question.title,
  schema: qualityPage(question),
  template: 'provider/quality.njk',
  introduction: {
    text: [
      `What evaluators look for: ${question.goodAnswer}`,
      `What it counts for: ${weightsInWords(question)}`,
      `Words at most: ${question.wordLimit}`,
    ],
    points: [],
  },
  model: { goodAnswer: question.goodAnswer, weights: weightsInWords(question) },
  questions: [{ kind: 'long-text', name: 'answer', label: question.text, words: question.wordLimit, rows: 14 }],
  next: (answers) => {
    const asked = questionsFor(agreement.questionnaire, chosenLots(agreement, answers));
    return asked[asked.findIndex(({ id }) => id === question.id) + 1]?.id ?? TASKS;
  },
});

const weightsInWords = ({ weights }: QualityQuestion): string =>
  Object.entries(weights)
    .map(([lot, weight]) => `${weight}% of lot ${lot}`)
    .join(', ');
