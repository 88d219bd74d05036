import type { QualityQuestion } from '../../../domain/agreement/questionnaire.ts';
import { thingsAskedFor } from '../things-asked-for.ts';
import type { QuestionTexts } from './question-texts.ts';

/** What can be said in answer to any question, in the words in which it says what a good answer shows. */
export const textsFromWords = (question: Pick<QualityQuestion, 'goodAnswer'>): QuestionTexts => ({
  topics: thingsAskedFor(question).map((thing) => [
    `Part of our day: ${thing}.`,
    `New care workers are shown this first: ${thing}.`,
    `Each plan says how: ${thing}.`,
  ]),
  owner: ['{Manager} answers for it.', '{Coordinator} sees to it.'],
  timing: ['It is gone through every month.', 'Whatever is missing is put right within 5 days.'],
  figures: [
    'In the last year it was so for {m} of {n} people.',
    'Over the last 12 months {pct}% of our spot checks found it so.',
  ],
  learning: [
    'We learnt that what is said once is soon forgotten, and changed our team meetings.',
    'What we learnt changed our induction: it begins with a real case.',
  ],
  checked: ['We checked again after three months.', 'It was looked at again in the spring, and had held.'],
});
