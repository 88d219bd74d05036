import { describe, expect, it } from 'vitest';
import { readRatingWord, worstOf } from '../../../domain/register/rating-words.ts';

describe('a rating word', () => {
  it.each([
    ['Outstanding', 'Outstanding'],
    ['Good', 'Good'],
    ['Requires improvement', 'Requires improvement'],
    ['Requires Improvement', 'Requires improvement'],
    ['  INADEQUATE ', 'Inadequate'],
    ['requires  improvement', 'Requires improvement'],
  ])('is read whatever its capitals: %j', (word, rating) => {
    expect(readRatingWord(word)).toEqual({ kind: 'rating', rating });
  });

  it.each([
    undefined,
    '',
    'Inspected but not rated',
    'No published rating',
    'Insufficient evidence to rate',
    'No Approved Rating',
    'Evidence requirements partially / not yet scored',
  ])('means no rating when it is %j', (word) => {
    expect(readRatingWord(word)).toEqual({ kind: 'none' });
  });

  it('is kept as it came when nobody knows it', () => {
    expect(readRatingWord(' Fairly good ')).toEqual({ kind: 'unknown', word: 'Fairly good' });
  });

  it('is worse the further it is from Outstanding', () => {
    expect(worstOf(['Good', 'Inadequate', 'Outstanding'])).toBe('Inadequate');
    expect(worstOf(['Good', 'Requires improvement'])).toBe('Requires improvement');
    expect(worstOf([])).toBeUndefined();
  });
});
