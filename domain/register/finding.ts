import type { Finding } from '../reason.ts';

/** Why a registration check did not simply pass; `text` is plain English, fit for an officer and for the provider. */
export type RegisterFinding = Finding<RegisterFindingCode>;

export type RegisterFindingCode =
  | 'register-unavailable'
  | 'record-unreadable'
  | 'not-on-register'
  | 'provider-not-on-register'
  | 'provider-does-not-match'
  | 'name-differs'
  | 'company-number-differs'
  | 'signatory-not-registered'
  | 'location-deregistered'
  | 'provider-deregistered'
  | 'registration-status-unknown'
  | 'registration-dates-odd'
  | 're-registered'
  | 'activity-not-registered'
  | 'activity-unclear'
  | 'several-locations'
  | 'another-location-inadequate'
  | 'dormant'
  | 'dormancy-unknown'
  | 'rating-inadequate'
  | 'not-rated'
  | 'rating-inherited'
  | 'ratings-mixed'
  | 'rating-word-unknown'
  | 'rating-status-unknown'
  | 'rating-of-another-service'
  | 'newer-rating-historic'
  | 'key-question-inadequate';

/** `28 November 2016` of `2016-11-28`; what is not a date is given back as it came. */
export const inWords = (date: string): string => {
  const instant = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(instant.getTime())) return date;
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(instant);
};
