import { describe, expect, it } from 'vitest';
import { pounds } from '../../../../domain/questions/kinds/pounds.ts';
import { answerOf, asRead } from './as-read.ts';

const cover = pounds({ label: 'Cover', missing: 'Enter your public liability cover in pounds' });
const IN_FIGURES = 'Your public liability cover must be a sum in figures, like 2,500 or 2.5 million';
const PENCE = 'Your public liability cover must be in pounds and pence, like 2,500.50';

describe('A sum in pounds', () => {
  it.each<[string, string, number]>([
    ['10000000', '10,000,000', 10_000_000],
    ['£10,000,000', '10,000,000', 10_000_000],
    ['££10,000,000', '10,000,000', 10_000_000],
    [' £ 10 000 000 ', '10,000,000', 10_000_000],
    ['10\u00A0000\u00A0000', '10,000,000', 10_000_000],
    ['£5,000,000.50', '5,000,000.50', 5_000_000.5],
    ['0.1', '0.10', 0.1],
    ['45', '45', 45],
    ['0', '0', 0],
    ['007', '7', 7],
    ['£1,495.00', '1,495', 1495],
    ['10m', '10,000,000', 10_000_000],
    ['£5 million', '5,000,000', 5_000_000],
    ['2.5M', '2,500,000', 2_500_000],
    ['2 mn', '2,000,000', 2_000_000],
    ['500 pounds', '500', 500],
    ['１０', '10', 10],
    ['\u200B10\uFEFF', '10', 10],
  ])('typed as “%s” is kept as %s', (typed, kept, sum) => {
    expect([asRead(cover, typed), answerOf(cover, typed)]).toEqual([kept, sum]);
    expect(asRead(cover, kept), 'and stays so').toBe(kept);
  });

  it.each([
    ['', 'Enter your public liability cover in pounds'],
    ['\u200B', 'Enter your public liability cover in pounds'],
    ['five million', IN_FIGURES],
    ['10bn', IN_FIGURES],
    ['1e3', IN_FIGURES],
    ['0x10', IN_FIGURES],
    ['10,5', IN_FIGURES],
    ['1,00,000', IN_FIGURES],
    ['10.000.000', IN_FIGURES],
    ['£', 'Enter your public liability cover in pounds'],
    ['m', IN_FIGURES],
    ['NaN', IN_FIGURES],
    ['10.555', PENCE],
    ['-1', 'Your public liability cover must be £0 or more'],
    ['-£1', 'Your public liability cover must be £0 or more'],
    ['9'.repeat(40), 'Your public liability cover must be less than £1,000,000,000,000'],
    ['1000000m', 'Your public liability cover must be less than £1,000,000,000,000'],
  ])('is not read from “%s”, and it is said why', (typed, message) => {
    expect(asRead(cover, typed)).toBe(message);
  });

  it('that is wrong is shown again without the sign that stands before its field', () => {
    expect(cover.tidy?.('£ten')).toBe('ten');
  });
});
