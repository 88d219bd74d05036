import { Temporal } from 'temporal-polyfill';
import { LONDON, londonInstant } from './london.ts';

/** An instant as London's clock shows it, with its offset: `2028-08-31T23:59:59+01:00`. What is read in data keeps its date. */
export const withLondonOffset = (instant: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(LONDON)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });

/** From the first second of a day to the last of another, both whole days in London. */
export const londonDayPeriod = (
  first: string,
  last: string,
): { readonly startDate: string; readonly endDate: string } => ({
  startDate: withLondonOffset(londonInstant(first)),
  endDate: withLondonOffset(londonInstant(last, '23:59:59')),
});
