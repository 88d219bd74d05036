import { type Activity, personalCare } from './activity.ts';
import { type Rating, ratings, readRatingWord, worstOf } from './rating-words.ts';
import type { Location } from './records.ts';

/** What the register says of a location's rating, and how far that can be relied upon. */
export type RatingFound = {
  rating: Rating | 'not-rated';
  /** `YYYY-MM-DD` of the assessment or of the report. */
  date?: string;
  source: 'assessment' | 'current-ratings' | 'none';
  /** Given to an earlier registration, and carried over to this one. */
  inherited: boolean;
  /** Current ratings contradict each other; `rating` is then the worst of those that may be of this service. */
  mixed: boolean;
  /** Words in a current rating's place that are neither a rating nor known to mean that there is none. */
  unknownWords: string[];
};

type Dated = { rating: Rating; date?: string };
type Group = Dated & { ofAnotherService: boolean };

/**
 * A location's rating. The register keeps ratings in two places and clears neither: single assessment framework
 * ratings, one a service group, and the older `currentRatings`, which may linger. The newer wins; but while any Current
 * group that may be home care is Inadequate, so is the location (docs/rules.md, rule 4 and S9: a stale "Good" must not hide
 * it).
 */
export const ratingOf = (
  location: Pick<Location, 'locationId' | 'assessment' | 'currentRatings'>,
  requiredActivity: Activity = personalCare,
): RatingFound => {
  const unknownWords = new Set<string>();
  const groups = currentGroups(location, requiredActivity, unknownWords);
  const assessed = judgeGroups(groups);
  const reported = currentOverall(location, unknownWords);
  const inheritedFrom = location.currentRatings?.overall?.organisationId;
  const inherited = inheritedFrom !== undefined && inheritedFrom !== location.locationId;
  const words = { unknownWords: [...unknownWords] };

  const byAssessment = (found: Dated, mixed: boolean): RatingFound => ({
    ...found,
    source: 'assessment',
    inherited: false,
    mixed,
    ...words,
  });
  const byReport = (found: Dated, mixed: boolean): RatingFound => ({
    ...found,
    source: 'current-ratings',
    inherited,
    mixed,
    ...words,
  });

  if (!assessed) {
    const none: RatingFound = { rating: 'not-rated', source: 'none', inherited: false, mixed: false, ...words };
    return reported ? byReport(reported, false) : none;
  }
  if (!reported) return byAssessment(assessed.worst, assessed.differ);

  const disagree = reported.rating !== assessed.worst.rating;
  if (assessed.newest === undefined || reported.date === undefined) {
    // Nobody can say which is the newer: take the worse, and let a person see both.
    const reportIsWorse = ratings.indexOf(reported.rating) > ratings.indexOf(assessed.worst.rating);
    return reportIsWorse ? byReport(reported, true) : byAssessment(assessed.worst, disagree || assessed.differ);
  }
  if (reported.date <= assessed.newest) return byAssessment(assessed.worst, assessed.differ);
  return assessed.worst.rating === 'Inadequate'
    ? byAssessment(assessed.worst, disagree || assessed.differ)
    : byReport(reported, assessed.differ);
};

/** The rated groups whose status is Current, with an overall assessment counted as one more group. */
const currentGroups = (
  location: Pick<Location, 'assessment'>,
  requiredActivity: Activity,
  unknownWords: Set<string>,
): Group[] =>
  location.assessment.flatMap(({ assessmentPlanPublishedDateTime, ratings: given }) => {
    const published = dayOf(assessmentPlanPublishedDateTime);
    const rated: { name?: string; rating?: string; status?: string; assessmentDate?: string }[] = [
      ...(given?.overall ?? []),
      ...(given?.asgRatings ?? []),
    ];
    return rated
      .filter(({ status }) => status?.trim().toLowerCase() === 'current')
      .flatMap(({ name, rating: word, assessmentDate }): Group[] => {
        const read = readRatingWord(word);
        if (read.kind === 'unknown') unknownWords.add(read.word);
        if (read.kind !== 'rating') return [];
        const date = dayOf(assessmentDate) ?? published;
        return [
          { rating: read.rating, ...(date && { date }), ofAnotherService: isOfAnotherService(name, requiredActivity) },
        ];
      });
  });

const currentOverall = (
  { currentRatings }: Pick<Location, 'currentRatings'>,
  unknownWords: Set<string>,
): Dated | undefined => {
  const read = readRatingWord(currentRatings?.overall?.rating);
  if (read.kind === 'unknown') unknownWords.add(read.word);
  if (read.kind !== 'rating') return undefined;
  const date = dayOf(currentRatings?.overall?.reportDate) ?? dayOf(currentRatings?.reportDate);
  return { rating: read.rating, ...(date && { date }) };
};

const judgeGroups = (groups: readonly Group[]): { worst: Dated; newest?: string; differ: boolean } | undefined => {
  // A location whose only groups carry another service's name is still to be judged by what there is.
  const ofThisService = groups.filter((group) => !group.ofAnotherService);
  const relevant = ofThisService.length > 0 ? ofThisService : groups;
  const rating = worstOf(relevant.map((group) => group.rating));
  if (!rating) return undefined;
  const date = newestOf(relevant.filter((group) => group.rating === rating));
  const newest = newestOf(relevant);
  return {
    worst: { rating, ...(date && { date }) },
    ...(newest && { newest }),
    differ: groups.some((group) => group.rating !== rating),
  };
};

/**
 * Groups are set aside only where their name is surely another service's: the names that CQC gives home care are not
 * published, so whatever is not known to be something else counts.
 */
const isOfAnotherService = (groupName: string | undefined, requiredActivity: Activity): boolean =>
  requiredActivity.code === personalCare.code && /\b(care|nursing) homes?\b|\bresidential\b/i.test(groupName ?? '');

const newestOf = (some: readonly Dated[]): string | undefined =>
  some
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1);

const dayOf = (date: string | undefined): string | undefined => /^\d{4}-\d{2}-\d{2}/.exec(date?.trim() ?? '')?.[0];
