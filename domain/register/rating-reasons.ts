import type { Activity } from './activity.ts';
import { inWords, type RegisterFinding } from './finding.ts';
import { type RatingFound, ratingOf } from './rating.ts';
import type { Location } from './records.ts';
import { statusOf } from './status.ts';

/**
 * What a location's rating means for its check (docs/rules.md, rule 4). Inadequate fails only where the register speaks
 * plainly of this location: a rating carried over from an earlier registration, one that other ratings contradict, or one
 * that may have been replaced, is a person's to judge. Not being rated is no failure.
 */
export const reasonsOfRating = (location: Location, activity: Activity, elsewhere: boolean): RegisterFinding[] => {
  const found = ratingOf(location, activity);
  return [
    ...inadequate(found, location, elsewhere),
    ...notRated(found, location),
    ...(found.inherited
      ? [refer('rating-inherited', 'CQC gave this rating to an earlier registration, and carried it over to this one.')]
      : []),
    ...(found.mixed
      ? [refer('ratings-mixed', 'CQC’s register holds current ratings of this location that differ from each other.')]
      : []),
    ...found.unknownWords.map((word) =>
      refer('rating-word-unknown', `CQC’s register gives “${word}” as a rating, which this service does not know.`),
    ),
    ...found.unknownStatuses.map((status) => refer('rating-status-unknown', statusUnknown(status))),
    ...(found.otherServicesOnly.length > 0
      ? [
          refer(
            'rating-of-another-service',
            `CQC’s register gives this location ratings of another service, ${found.otherServicesOnly.join(', ')}, and none by the same framework for ${activity.name}.`,
          ),
        ]
      : []),
    ...(found.newerIsHistoric
      ? [
          refer(
            'newer-rating-historic',
            'CQC’s register calls another rating of this location historic, although it is newer than the one that counts.',
          ),
        ]
      : []),
    ...(found.questionInadequate
      ? [
          refer(
            'key-question-inadequate',
            'CQC’s register rates one of the five key questions Inadequate, with which no location is rated better than Requires improvement.',
          ),
        ]
      : []),
  ];
};

const statusUnknown = (status: string): string =>
  `CQC’s register says ${status ? `“${status}”` : 'nothing'} where it should say whether a rating of this location is current or historic. It was taken for current.`;

/** Whether nothing else on the register speaks against the rating that was found. */
const isPlain = ({ mixed, inherited, newerIsHistoric, ...found }: RatingFound): boolean =>
  !mixed &&
  !inherited &&
  !newerIsHistoric &&
  [found.unknownStatuses, found.unknownWords, found.otherServicesOnly].every(({ length }) => length === 0);

/** Whether the register rates a location Inadequate and leaves no doubt about it. */
export const isPlainlyInadequate = (found: RatingFound): boolean => found.rating === 'Inadequate' && isPlain(found);

const inadequate = (found: RatingFound, location: Location, elsewhere: boolean): RegisterFinding[] => {
  if (found.rating !== 'Inadequate') return [];
  const text = `CQC rates this location Inadequate${found.date ? ` (${inWords(found.date)})` : ''}.`;
  if (!isPlain(found)) return [refer('rating-inadequate', text)];
  // Whether what is closed ends an application is for the closing to say, not for the rating that it left behind.
  if (statusOf(location) === 'deregistered') return [refer('rating-inadequate', text)];
  if (elsewhere)
    return [refer('rating-inadequate', `${text} The check may rest on another registration of this provider.`)];
  return [{ code: 'rating-inadequate', outcome: 'fail', text }];
};

const notRated = (found: RatingFound, location: Location): RegisterFinding[] => {
  // An unknown word is told as such: "not rated" beside it would claim what nobody knows. What is closed is not rated
  // any more.
  if (found.rating !== 'not-rated' || found.unknownWords.length > 0 || statusOf(location) === 'deregistered') return [];
  const since = location.registrationDate ? `, registered since ${inWords(location.registrationDate)}` : '';
  return [refer('not-rated', `CQC has not rated this location${since}. This is not a failure.`)];
};

const refer = (code: RegisterFinding['code'], text: string): RegisterFinding => ({ code, outcome: 'refer', text });
