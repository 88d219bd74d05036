import { londonDate } from '../time/london.ts';
import { windowIdOf } from './window.ts';

/** The id of a window that an officer opens beyond the schedule: with the time (UTC), as the schedule may open one on the same day. */
export const additionalWindowIdOf = (agreementId: string, opensAt: string): string =>
  windowIdOf(agreementId, londonDate(opensAt), opensAt.slice(11, 16).replace(':', ''));
