import { describe, expect, it } from 'vitest';
import { longText } from '../../../../domain/questions/kinds/long-text.ts';
import { countWords } from '../../../../domain/questions/kinds/words.ts';
import { wordCases } from './word-cases.ts';

describe('Words', () => {
  it.each(wordCases)('of a text with %s are counted', (_, text, count) => {
    expect(countWords(text)).toBe(count);
  });

  it.each(wordCases.filter(([, , count]) => count > 0))('with %s may be exactly as many as asked', (_, text, count) => {
    const takes = (words: number) =>
      longText({ label: 'Say', missing: 'Enter it', words, longest: 10_000 }).schema.safeParse(text).error?.issues;
    expect(takes(count)).toBeUndefined();
    expect(takes(count - 1)).toMatchObject([{ message: `Use ${count - 1} words or fewer` }]);
  });
});
