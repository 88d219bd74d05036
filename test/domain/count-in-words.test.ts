import { expect, it } from 'vitest';
import { countInWords } from '../../domain/count-in-words.ts';

it.each([
  [0, 'no'],
  [2, 'two'],
  [9, 'nine'],
  [10, '10'],
])('%i is said as “%s”', (count, words) => {
  expect(countInWords(count)).toBe(words);
});
