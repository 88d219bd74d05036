import { describe, expect, it } from 'vitest';
import { wholeNumber } from '../../../../domain/questions/kinds/whole-number.ts';
import { answerOf, asRead } from './as-read.ts';

const hours = wholeNumber({
  label: 'Hours a week',
  missing: 'Enter the hours a week you can offer, as a whole number from 1 to 5,000',
  least: 1,
  most: 5000,
  unit: 'hours',
});
const WHOLE = 'The hours a week you can offer must be a whole number in figures, from 1 to 5,000';
const BETWEEN = 'The hours a week you can offer must be from 1 to 5,000';

describe('A whole number', () => {
  it.each<[string, string, number]>([
    ['5000', '5000', 5000],
    ['5,000', '5,000', 5000],
    ['5 000', '5,000', 5000],
    [' 12 ', '12', 12],
    ['012', '12', 12],
    ['12.0', '12', 12],
    ['12 hours', '12', 12],
    ['12Hours', '12', 12],
    ['１２', '12', 12],
    ['12\u200B', '12', 12],
  ])('typed as “%s” is kept as %s', (typed, kept, number) => {
    expect([asRead(hours, typed), answerOf(hours, typed)]).toEqual([kept, number]);
  });

  it.each([
    ['', 'Enter the hours a week you can offer, as a whole number from 1 to 5,000'],
    ['\u200B', 'Enter the hours a week you can offer, as a whole number from 1 to 5,000'],
    ['1e3', WHOLE],
    ['0x10', WHOLE],
    ['0.5', WHOLE],
    ['12.5', WHOLE],
    ['50,00', WHOLE],
    ['a few', WHOLE],
    ['12 weeks', WHOLE],
    ['0', BETWEEN],
    ['-3', BETWEEN],
    ['−3', BETWEEN],
    ['5001', BETWEEN],
    ['9'.repeat(100), BETWEEN],
  ])('is not read from “%s”, and it is said why', (typed, message) => {
    expect(asRead(hours, typed)).toBe(message);
  });
});
