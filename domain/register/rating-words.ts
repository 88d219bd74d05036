/** CQC's four ratings, best first: a later place is a worse rating. */
export const ratings = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'] as const;

export type Rating = (typeof ratings)[number];

/**
 * What the register writes where it has given no rating. Source: the words that Skills for Care's published data
 * pipeline reads as no rating, and other readers of the register.
 */
const wordsForNoRating = [
  'inspected but not rated',
  'no published rating',
  'insufficient evidence to rate',
  'evidence requirements partially / not yet scored',
  'no approved rating',
  'not yet inspected',
  'not yet rated',
  'not rated',
] as const;

export type RatingWord =
  | { readonly kind: 'rating'; readonly rating: Rating }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly word: string };

/** Reads a rating word whatever its capitals: both "Requires improvement" and "Requires Improvement" are sent. */
export const readRatingWord = (word: string | undefined): RatingWord => {
  const plain = (word ?? '').trim().replace(/\s+/g, ' ').toLowerCase();
  const rating = ratings.find((known) => known.toLowerCase() === plain);
  if (rating) return { kind: 'rating', rating };
  if (plain === '' || wordsForNoRating.some((known) => known === plain)) return { kind: 'none' };
  return { kind: 'unknown', word: (word ?? '').trim() };
};

/** The worst of some ratings; `undefined` of none. */
export const worstOf = (some: readonly Rating[]): Rating | undefined =>
  ratings.findLast((rating) => some.includes(rating));
