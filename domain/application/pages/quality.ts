import * as z from 'zod';
import { floorOf, HIGHEST_MARK, type QualityQuestion, questionsFor } from '../../agreement/questionnaire.ts';
import { admissionInWords, weightsInWords } from '../../evaluation/admission-words.ts';
import { pointsInWords } from '../../evaluation/points.ts';
import { longText } from '../../questions/kinds.ts';
import { askedOf } from '../asked-of.ts';
import type { LibraryPage } from '../page.ts';

const answerTo = ({ text, wordLimit }: Pick<QualityQuestion, 'text' | 'wordLimit'>) =>
  longText({ label: text, words: wordLimit, rows: 14, missing: 'Enter your answer' });

/** The agreement's quality questions, one a page under the question's own id, with what evaluators look for and what each weighs. */
export const quality = {
  id: 'quality',
  limits: z.strictObject({}),
  answer: (values: unknown, question: QualityQuestion): string =>
    z.object({ answer: answerTo(question).schema }).parse(values).answer,
  asked: (_limits, { agreement: { questionnaire }, lots }) =>
    questionsFor(questionnaire, lots).map((question, _, asked) => ({
      ...askedOf({ answer: answerTo(question) }),
      path: question.id,
      task: 'Quality questions',
      title: question.title,
      introduction: {
        facts: [
          { label: 'What evaluators look for', text: question.goodAnswer },
          { label: 'What it counts for', text: weightsInWords(question, lots) },
          { label: 'Least mark', text: `${pointsInWords(floorOf(questionnaire, question))} of ${HIGHEST_MARK}` },
          { label: 'Words at most', text: question.wordLimit.toLocaleString('en-GB') },
        ],
        details: {
          summary: 'How answers are marked',
          text: [admissionInWords(questionnaire, asked)],
          facts: questionnaire.scale
            .toSorted((one, other) => other.mark - one.mark)
            .map(({ mark, meaning }) => ({ label: `Mark ${mark}`, text: meaning })),
        },
      },
      shownTo: ['evaluation'],
      carriedOver: true,
    })),
} as const satisfies LibraryPage & { readonly answer: unknown };
