/** Ids in the register's own form, with numbers far above those that it gives out. */
export const locationIdOf = (firm: number, nth = 0): string =>
  `1-99${String(firm).padStart(7, '0')}${String(nth).padStart(2, '0')}`;

export const providerIdOf = (firm: number): string => `1-98${String(firm).padStart(7, '0')}00`;

/** A firm's other registration, the one before or the one after, has a number of its own. */
export const otherNumber = (firm: number): number => firm + 5000;

/** Under which id a firm that was registered anew is carried on. */
export const successorIdOf = (firm: number): string => locationIdOf(otherNumber(firm));

/**
 * One location id of each kind that a registration check has to tell apart, for tests, documents and demonstrations.
 */
export const KIND = {
  /** Registered for personal care and rated Good in a report. */
  good: locationIdOf(1),
  outstanding: locationIdOf(2),
  requiresImprovement: locationIdOf(3),
  /** Rated Inadequate in a report of the older kind. */
  inadequate: locationIdOf(4),
  /** Rated Inadequate in an assessment; `currentRatings` holds no overall rating. */
  inadequateSaf: locationIdOf(5),
  /** `currentRatings` still says Good; the newer, Current assessment says Inadequate. */
  staleGoodBesideInadequate: locationIdOf(6),
  /** Registered, never inspected: no `currentRatings` at all. */
  neverRated: locationIdOf(7),
  /** Inspected, and the report says "Inspected but not rated". */
  inspectedNotRated: locationIdOf(8),
  /** Closed, with no successor and no activities left. */
  deregistered: locationIdOf(9),
  /** Closed, and carried on under a new ID, which the register names. */
  reRegistered: locationIdOf(10),
  dormant: locationIdOf(11),
  /** Has a predecessor, whose rating was carried over. */
  inheritedRating: locationIdOf(12),
  /** Two Current service groups: Good, and Requires improvement. */
  twoGroupsDiffer: locationIdOf(13),
  /** Two Current service groups: Good, and Inadequate. */
  oneGroupInadequate: locationIdOf(14),
  /** The provider has three locations registered for personal care. */
  severalLocations: locationIdOf(15),
  /** The provider has a care home and a closed branch besides: only one location can be meant. */
  oneOfSeveral: locationIdOf(16),
  /** A sole trader, who has no company. */
  noCompaniesHouse: locationIdOf(17),
  /** Registered for treatment only. */
  withoutPersonalCare: locationIdOf(18),
  /** Rated "Requires Improvement", so spelt, in an assessment newer than a Good report. */
  requiresImprovementSaf: locationIdOf(19),
  /** The rating is a word that nobody knows. */
  unknownWord: locationIdOf(20),
  /** The location is registered, its provider no longer is. */
  providerDeregistered: locationIdOf(21),
} as const;

export type Kind = keyof typeof KIND;
