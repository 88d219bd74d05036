import { plusDuration } from '../time/london.ts';

const LEAST_PAUSE = 30;
const LONGEST_PAUSE = 3600;

/** After so long without getting a letter out, somebody is asked to look. */
const PATIENCE_HOURS = 24;

const secondsBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000;

/** When to try letters again that could not be sent: a tenth of the time that the oldest has waited, half a minute at least and an hour at most. */
export const resumeAfterPause = (now: string, oldest: string): string => {
  const pause = Math.min(LONGEST_PAUSE, Math.max(LEAST_PAUSE, Math.floor(secondsBetween(oldest, now) / 10)));
  return plusDuration(now, `PT${pause}S`);
};

/** The mail service counts a day's letters by the clock of UTC, and begins anew at its midnight: a minute later it surely has. */
export const resumeTomorrow = (now: string): string => {
  const midnight = `${now.slice(0, 10)}T00:00:00.000Z`;
  return plusDuration(midnight, 'PT24H1M');
};

export const waitedTooLong = (now: string, oldest: string): boolean =>
  secondsBetween(oldest, now) > PATIENCE_HOURS * 3600;
