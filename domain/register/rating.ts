import { type Activity, personalCare } from './activity.ts';
import { type AssessedRating, assessedRatings, hasInadequateQuestion, judge } from './assessed-ratings.ts';
import { orderOf, type RatingDates } from './rating-dates.ts';
import { type Rating, ratings } from './rating-words.ts';
import type { Location } from './records.ts';
import { historicReports, reportedRating } from './reported-ratings.ts';

/** What the register says of a location's rating, and how far that can be relied upon. */
export interface RatingFound {
  readonly rating: Rating | 'not-rated';
  /** `YYYY-MM-DD` of the assessment or of the report. */
  readonly date?: string;
  readonly source: 'assessment' | 'current-ratings' | 'none';
  /** Given to an earlier registration, and carried over to this one. */
  readonly inherited: boolean;
  /** Current ratings contradict each other; `rating` is then the worst of those that may be of this service. */
  readonly mixed: boolean;
  /** Words in a current rating's place that are neither a rating nor known to mean that there is none. */
  readonly unknownWords: string[];
  /** What stands where a rating should be called Current or Historic and is called neither; empty where nothing does. */
  readonly unknownStatuses: string[];
  /** Another rating is newer than the one that counts, and the register calls it historic. */
  readonly newerIsHistoric: boolean;
  /** The groups of other services that are rated, with their ratings, where the register assessed no group that may be this one. */
  readonly otherServicesOnly: string[];
  /** A key question is rated Inadequate, with which no overall rating can be better than Requires improvement. */
  readonly questionInadequate: boolean;
}

type Rated = Pick<Location, 'locationId' | 'assessment' | 'currentRatings' | 'historicRatings' | 'reports'>;
type Counted = Pick<RatingFound, 'rating' | 'source' | 'mixed'> & { readonly dates: RatingDates };

/**
 * A location's rating. The register keeps ratings in two places and clears neither: single assessment framework
 * ratings, one a service group, and the older `currentRatings`, which may linger. The newer wins; but while any
 * group that may be home care is Inadequate and not called historic, so is the location (docs/rules.md, rule 4 and S9: a stale
 * "Good" must not hide it).
 */
export const ratingOf = (location: Rated, requiredActivity: Activity = personalCare): RatingFound => {
  const given = assessedRatings(location, requiredActivity);
  const current = given.filter(({ isHistoric }) => !isHistoric);
  const { reported, unknownWord } = reportedRating(location);
  const judged = judge(current);
  const counted = countedOf(judged, reported);
  const date =
    counted.source === 'assessment'
      ? (counted.dates.visit ?? counted.dates.published)
      : (counted.dates.published ?? counted.dates.visit);
  const inheritedFrom = location.currentRatings?.overall?.organisationId;
  return {
    rating: counted.rating,
    ...(date && { date }),
    source: counted.source,
    inherited:
      counted.source === 'current-ratings' && inheritedFrom !== undefined && inheritedFrom !== location.locationId,
    mixed: counted.mixed,
    unknownWords: distinct([...current.map((group) => group.unknownWord), unknownWord]),
    unknownStatuses: distinct(current.map(({ unknownStatus }) => unknownStatus)),
    newerIsHistoric: historicOf(given, location).some(
      ({ rating, dates }) => rating !== counted.rating && orderOf(dates, counted.dates) === 'newer',
    ),
    otherServicesOnly: judged?.onlyOthers ? distinct(current.map(otherServiceIn)) : [],
    questionInadequate: isBetterThanItsQuestions(counted, current, location),
  };
};

type Assessed = NonNullable<ReturnType<typeof judge>>;
type Reported = NonNullable<ReturnType<typeof reportedRating>['reported']>;

const countedOf = (assessed: Assessed | undefined, reported: Reported | undefined): Counted => {
  const byReport = ({ rating, dates }: Reported, mixed: boolean): Counted => ({
    rating,
    dates,
    source: 'current-ratings',
    mixed,
  });
  const byAssessment = ({ worst, dates }: Assessed, mixed: boolean): Counted => ({
    rating: worst,
    dates,
    source: 'assessment',
    mixed,
  });
  if (!assessed)
    return reported ? byReport(reported, false) : { rating: 'not-rated', dates: {}, source: 'none', mixed: false };
  if (!reported) return byAssessment(assessed, assessed.differ);
  if (assessed.onlyOthers) return byReport(reported, false);

  const disagree = reported.rating !== assessed.worst;
  switch (orderOf(reported.dates, assessed.latest)) {
    case 'older':
      return byAssessment(assessed, assessed.differ);
    case 'newer':
      return assessed.worst === 'Inadequate'
        ? byAssessment(assessed, disagree || assessed.differ)
        : byReport(reported, assessed.differ);
    default:
      // Nobody can say which is the newer: take the worse, and let a person see both.
      return ratings.indexOf(reported.rating) > ratings.indexOf(assessed.worst)
        ? byReport(reported, true)
        : byAssessment(assessed, disagree || assessed.differ);
  }
};

const otherServiceIn = ({ rating, otherService }: AssessedRating): string | undefined =>
  rating && otherService && `${otherService} (${rating})`;

const historicOf = (given: readonly AssessedRating[], location: Rated) => [
  ...given.filter(({ rating, isHistoric, otherService }) => rating && isHistoric && otherService === undefined),
  ...historicReports(location),
];

const isBetterThanItsQuestions = (
  { rating, source }: Counted,
  current: readonly AssessedRating[],
  { currentRatings }: Rated,
): boolean => {
  if (rating === 'Inadequate' || rating === 'Requires improvement') return false;
  return (
    current.some((group) => group.hasInadequateQuestion && group.otherService === undefined) ||
    (source === 'current-ratings' && hasInadequateQuestion(currentRatings?.overall?.keyQuestionRatings ?? []))
  );
};

const distinct = (words: readonly (string | undefined)[]): string[] => [
  ...new Set(words.filter((word) => word !== undefined)),
];
