import { expect, it } from 'vitest';
import { countInWords, numberInWords } from '../../domain/count-in-words.ts';

it.each([
  [0, 'no'],
  [2, 'two'],
  [9, 'nine'],
  [10, '10'],
])('%i is said as “%s”', (count, words) => {
  expect(countInWords(count)).toBe(words);
});

it.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [15400, '15,400'],
  [1234567, '1,234,567'],
])('%i stands in a table as %s', (number, words) => {
  expect(numberInWords(number)).toBe(words);
});
