import type { Activity } from './activity.ts';
import { type RatingFound, ratingOf } from './rating.ts';
import { inWords, type Reason } from './reason.ts';
import type { Location } from './records.ts';
import { statusOf } from './status.ts';

/**
 * What a location's rating means for its check (docs/rules.md, rule 4). Inadequate fails only where the register speaks
 * plainly of this location: a rating carried over from an earlier registration, or one that other current ratings
 * contradict, is a person's to judge. Not being rated is no failure.
 */
export const reasonsOfRating = (location: Location, activity: Activity, elsewhere: boolean): Reason[] => {
  const found = ratingOf(location, activity);
  return [
    ...inadequate(found, elsewhere),
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
  ];
};

const inadequate = (found: RatingFound, elsewhere: boolean): Reason[] => {
  if (found.rating !== 'Inadequate') return [];
  const text = `CQC rates this location Inadequate${found.date ? ` (${inWords(found.date)})` : ''}.`;
  if (found.mixed || found.inherited) return [refer('rating-inadequate', text)];
  if (elsewhere)
    return [refer('rating-inadequate', `${text} The check may rest on another registration of this provider.`)];
  return [{ code: 'rating-inadequate', outcome: 'fail', text }];
};

const notRated = (found: RatingFound, location: Location): Reason[] => {
  // An unknown word is told as such: "not rated" beside it would claim what nobody knows. What is closed is not rated
  // any more.
  if (found.rating !== 'not-rated' || found.unknownWords.length > 0 || statusOf(location) === 'deregistered') return [];
  const since = location.registrationDate ? `, registered since ${inWords(location.registrationDate)}` : '';
  return [refer('not-rated', `CQC has not rated this location${since}. This is not a failure.`)];
};

const refer = (code: Reason['code'], text: string): Reason => ({ code, outcome: 'refer', text });
