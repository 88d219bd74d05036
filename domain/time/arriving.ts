import { plusDuration } from './london.ts';

/** What people send counts by the instant at which it arrived, so that what came in time is waited for until it is stored. */
const ON_ITS_WAY = 'PT60S';

/** By when what arrived at this instant has been stored. */
export const isInBy = (arrivedAt: string): string => plusDuration(arrivedAt, ON_ITS_WAY);

/** Whether all that arrived before an end has been stored. */
export const allIsIn = (end: string, now: string): boolean => now >= plusDuration(end, ON_ITS_WAY);

/** Whole seconds from now until all that arrived before an end has been stored; one at least. */
export const secondsUntilAllIsIn = (end: string, now: string): number =>
  Math.max(1, Math.ceil((Date.parse(plusDuration(end, ON_ITS_WAY)) - Date.parse(now)) / 1000));
