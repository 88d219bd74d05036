import { dayOf, type RatingDates } from './rating-dates.ts';
import { type Rating, readRatingWord } from './rating-words.ts';
import type { Location } from './records.ts';

export interface ReportedRating {
  readonly rating: Rating;
  readonly dates: RatingDates;
}

/** The rating of the older kind, by a report; a word that is none comes back as it stands. */
export const reportedRating = ({
  currentRatings,
  reports,
}: Pick<Location, 'currentRatings' | 'reports'>): {
  readonly reported?: ReportedRating;
  readonly unknownWord?: string;
} => {
  const read = readRatingWord(currentRatings?.overall?.rating);
  if (read.kind === 'unknown') return { unknownWord: read.word };
  if (read.kind === 'none') return {};
  const published = dayOf(currentRatings?.overall?.reportDate) ?? dayOf(currentRatings?.reportDate);
  const { reportLinkId } = currentRatings?.overall ?? {};
  const report =
    reports.find(({ linkId }) => linkId !== undefined && linkId === reportLinkId) ??
    reports.find(({ reportDate }) => published !== undefined && dayOf(reportDate) === published);
  return { reported: { rating: read.rating, dates: { visit: dayOf(report?.firstVisitDate), published } } };
};

/** Ratings of the older kind that the register itself calls historic. */
export const historicReports = ({ historicRatings }: Pick<Location, 'historicRatings'>): ReportedRating[] =>
  historicRatings.flatMap(({ overall, reportDate }) => {
    const read = readRatingWord(overall?.rating);
    return read.kind === 'rating' ? [{ rating: read.rating, dates: { published: dayOf(reportDate) } }] : [];
  });
