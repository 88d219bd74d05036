import { type Activity, personalCare } from './activity.ts';
import { dayOf, latestOf, type RatingDates } from './rating-dates.ts';
import { type Rating, readRatingWord, worstOf } from './rating-words.ts';
import type { Location } from './records.ts';

/** A rating of the single assessment framework: of a service group, or of the whole location. */
export interface AssessedRating {
  readonly rating?: Rating | undefined;
  readonly dates: RatingDates;
  readonly isHistoric: boolean;
  /** The name of the service group, where that is surely another service than the one asked for. */
  readonly otherService?: string | undefined;
  /** The register's word, where it should say that the rating is Current or Historic and says neither; empty where it says nothing. */
  readonly unknownStatus?: string | undefined;
  readonly unknownWord?: string | undefined;
  readonly hasInadequateQuestion: boolean;
}

/** Every rating of the newer kind that a location's record holds. */
export const assessedRatings = ({ assessment }: Pick<Location, 'assessment'>, activity: Activity): AssessedRating[] =>
  assessment.flatMap(({ assessmentPlanPublishedDateTime, ratings }) => {
    const published = dayOf(assessmentPlanPublishedDateTime);
    const given: Given[] = [...(ratings?.overall ?? []), ...(ratings?.asgRatings ?? [])];
    return given.map((one) => ratingIn(one, published, activity));
  });

type Given = Pick<Group, 'rating' | 'status'> & Partial<Group>;
type Group = NonNullable<Location['assessment'][number]['ratings']>['asgRatings'][number];

const ratingIn = (given: Given, published: string | undefined, activity: Activity): AssessedRating => {
  const { rating: word, status, name, assessmentDate, keyQuestionRatings = [] } = given;
  const read = readRatingWord(word);
  const standing = status?.trim().toLowerCase() ?? '';
  const isHistoric = saysHistoric(standing);
  return {
    ...(read.kind === 'rating' && { rating: read.rating }),
    ...(read.kind === 'unknown' && !isHistoric && { unknownWord: read.word }),
    dates: { visit: dayOf(assessmentDate), published },
    isHistoric,
    ...(isOfAnotherService(name, activity) && { otherService: name }),
    ...(read.kind === 'rating' && !isHistoric && standing !== 'current' && { unknownStatus: status?.trim() ?? '' }),
    hasInadequateQuestion: hasInadequateQuestion(keyQuestionRatings),
  };
};

/** Only what says so may be left aside: a rating without a word, or with another word, counts (docs/rules.md, rule 4). */
const saysHistoric = (status: string): boolean => status === 'historic' || status === 'historical';

/** Whether a key question that still stands is rated Inadequate. */
export const hasInadequateQuestion = (
  questions: readonly { readonly rating?: string | undefined; readonly status?: string | undefined }[],
): boolean =>
  questions.some(({ rating, status }) => {
    const read = readRatingWord(rating);
    return read.kind === 'rating' && read.rating === 'Inadequate' && !saysHistoric(status?.trim().toLowerCase() ?? '');
  });

/** What ratings that count come to together, `onlyOthers` where all of them are another service's; `undefined` where none is given. */
export const judge = (
  counting: readonly AssessedRating[],
):
  | {
      readonly worst: Rating;
      readonly dates: RatingDates;
      readonly latest: RatingDates;
      readonly differ: boolean;
      readonly onlyOthers: boolean;
    }
  | undefined => {
  const rated = counting.filter(({ rating }) => rating !== undefined);
  const ofThisService = rated.filter(({ otherService }) => otherService === undefined);
  const onlyOthers = ofThisService.length === 0;
  const relevant = onlyOthers ? rated : ofThisService;
  const worst = worstOf(relevant.flatMap(({ rating }) => rating ?? []));
  if (!worst) return undefined;
  return {
    worst,
    dates: latestOf(relevant.filter(({ rating }) => rating === worst).map(({ dates }) => dates)),
    latest: latestOf(relevant.map(({ dates }) => dates)),
    differ: rated.some(({ rating }) => rating !== worst),
    onlyOthers,
  };
};

/**
 * Groups are set aside only where their name is surely another service's: the names that CQC gives home care are not
 * published, so whatever is not known to be something else counts.
 */
const isOfAnotherService = (groupName: string | undefined, activity: Activity): boolean =>
  activity.code === personalCare.code && /\b(care|nursing) homes?\b|\bresidential\b/i.test(groupName ?? '');
