import { describe, expect, it } from 'vitest';
import { agreements } from '../../../agreements/index.ts';
import { everyPageOf } from '../../../domain/application/application.ts';
import { withRevealed } from '../../../domain/questions/question.ts';
import { meaningsIn } from '../../../domain/questions/words-of-the-field.ts';

const pages = agreements.flatMap(everyPageOf);

describe('A word of the field', () => {
  it.each([
    ['Is every DBS check complete?', ['DBS check']],
    ['staff who may transfer to you (TUPE)?', ['TUPE']],
    ['Electronic call monitoring, and the brokerage portal', ['electronic call monitoring', 'brokerage portal']],
    ['Do you pay the Real Living Wage?', ['Real Living Wage']],
    ['Professional indemnity cover today', ['professional indemnity']],
    ['Which lots are you applying for?', ['lot']],
    ['We have lots of staff', []],
    ['Your full name', []],
  ])('is found in “%s”', (text, words) => {
    expect(meaningsIn(text).map(({ word }) => word)).toEqual(words);
  });

  it.each(['TUPE', 'DBS check', 'Real Living Wage', 'legal minimum', 'professional indemnity', 'ICO'])(
    '%s is explained where it is asked about',
    (word) => {
      const asked = pages.flatMap(({ questions }) => withRevealed(questions)).flatMap(({ meanings = [] }) => meanings);
      expect(asked.map((each) => each.word)).toContain(word);
    },
  );

  it('is explained once a page', () => {
    for (const { questions } of pages) {
      const words = withRevealed(questions).flatMap(({ meanings = [] }) => meanings.map(({ word }) => word));
      expect(new Set(words).size).toBe(words.length);
    }
  });
});
