import { describe, expect, it } from 'vitest';
import type { QualityQuestion } from '../../../domain/agreement/questionnaire.ts';
import { countWords } from '../../../domain/questions/kinds/words.ts';
import { applyingFirms } from '../../../laptop/demo/applicants/firm.ts';
import { type MannerName, manners, qualityAnswer } from '../../../laptop/demo/applicants/quality-answer.ts';
import { agreeOn, markAnswer } from '../../../laptop/demo/judgement.ts';
import { texts } from '../../../laptop/demo/texts/index.ts';
import { s1 } from './play-purely.ts';

const firms = applyingFirms();
const { questions } = s1.questionnaire;
/** A question that nothing was written for. */
const unheardOf: QualityQuestion = {
  id: 'q11',
  title: 'Night visits',
  text: 'How do you visit people at night?',
  goodAnswer: 'Two care workers for lifting (always); keys that are kept safe, and neighbours who sleep on.',
  wordLimit: 500,
  weights: { A: 10 },
};
const [, , , safeguarding] = questions;
if (safeguarding?.title !== 'Safeguarding') throw new Error('The fourth question is on safeguarding');

/** Strict, generous and agreed marks that each manner should earn from its text alone. */
const expected: readonly [MannerName, number, number, number][] = [
  ['exemplary', 5, 5, 5],
  ['thoughtful', 4, 5, 4],
  ['detailed', 4, 4, 4],
  ['nearlyDetailed', 3, 4, 4],
  ['workable', 3, 3, 3],
  ['plain', 3, 3, 3],
  ['general', 2, 3, 2],
  ['thin', 2, 2, 2],
  ['scraps', 1, 1, 1],
  ['beside', 0, 0, 0],
];

const marks = (question: QualityQuestion, answer: string) => {
  const strict = markAnswer(question, answer, 'strict');
  const generous = markAnswer(question, answer, 'generous');
  return { strict, generous, agreed: agreeOn(question, answer, [strict, generous]) };
};

describe('An answer', () => {
  it('is written in a manner that is expected of none but those named here', () => {
    expect(expected.map(([manner]) => manner).toSorted()).toEqual(Object.keys(manners).toSorted());
  });

  it.each(expected)(
    'that is %s earns %i of a strict reader, %i of a generous one, and %i in the end',
    (manner, ...wanted) => {
      for (const question of [...questions, unheardOf]) {
        for (const firm of firms) {
          const answer = qualityAnswer(question, manner, firm);
          const { strict, generous, agreed } = marks(question, answer);
          const got = [strict.mark, generous.mark, agreed.mark];
          const because = `${question.id} of ${firm.name}:\n${answer}\n${strict.reason}`;
          // The sixth question asks for the second check: who tells of it may thereby have said that the change held.
          if (question.id === 'q6' && manner === 'thoughtful')
            expect(['4,5,4', '5,5,5'], because).toContain(got.join());
          else expect(got, because).toEqual(wanted);
        }
      }
    },
  );

  it('on safeguarding that is unsafe earns nothing, however well it is written', () => {
    for (const firm of firms) {
      const { strict, generous } = marks(safeguarding, qualityAnswer(safeguarding, 'unsafe', firm));
      expect([strict.mark, generous.mark]).toEqual([0, 0]);
      expect(strict.reason).toMatch(/^Unsafe/);
    }
  });

  it('stays within its question’s words, and leaves no gap unfilled', () => {
    expect(questions.map(({ title }) => title)).toEqual(Object.keys(texts));
    for (const question of [...questions, unheardOf, { ...unheardOf, wordLimit: 50 }]) {
      const { wordLimit } = question;
      for (const firm of firms) {
        const answer = qualityAnswer(question, 'exemplary', firm);
        expect(countWords(answer), answer).toBeLessThanOrEqual(wordLimit);
        expect(answer).not.toMatch(/[{}]|undefined|NaN|,\.|,,| {2}/);
      }
    }
  });

  it('to a question that nothing was written for speaks of what the question asks for, also in few words', () => {
    const [firm] = firms;
    if (!firm) throw new Error('Nobody applies');
    expect(qualityAnswer(unheardOf, 'detailed', firm)).toContain('keys that are kept safe');
    expect(countWords(qualityAnswer({ ...unheardOf, wordLimit: 50 }, 'detailed', firm))).toBeGreaterThan(30);
  });

  it('is hardly ever the same as another firm’s', () => {
    for (const question of questions) {
      const answers = new Set(firms.map((firm) => qualityAnswer(question, 'detailed', firm)));
      expect(answers.size).toBeGreaterThan(100);
    }
  });
});
