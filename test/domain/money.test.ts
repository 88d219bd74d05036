import { describe, expect, it } from 'vitest';
import { inPounds } from '../../domain/money.ts';

describe('a sum in words', () => {
  it.each([
    [24.6, '£24.60'],
    [1495, '£1,495'],
    [0, '£0'],
    [10_000_000, '£10,000,000'],
  ])('writes %s pounds as %s', (pounds, words) => {
    expect(inPounds(pounds)).toBe(words);
  });
});
