import * as z from 'zod';
import { person } from '../people/officer.ts';
import { compareInstants, plusDuration } from '../time/london.ts';

/** A file that an officer had made in the background, as its record says how far that has come: an evidence pack, or a table of a window. */
export const madeFile = z.object({
  by: person,
  askedAt: z.iso.datetime(),
  /** When it was last gone on with. */
  goneOnAt: z.iso.datetime(),
  /** The function that makes it could not be called. */
  isNotBegun: z.literal(true).optional(),
  /** When making it failed last; it may be tried again by itself. */
  failedAt: z.iso.datetime().optional(),
  made: z.object({ at: z.iso.datetime() }).optional(),
  version: z.int().min(1),
});
export type MadeFile = z.infer<typeof madeFile>;

/** Storage removes a file after so many days: whoever needs it then has it made anew. */
export const KEPT_DAYS = 7;
const KEPT_FOR = `PT${KEPT_DAYS * 24}H`;

/** A call takes fifteen minutes at most, and two more try again what failed: what has not gone on for so long does not any more. */
const STUCK_AFTER = 'PT50M';

/** How a file stands: being made, there to be downloaded, stuck, or removed in its time. */
export type StandingOfFile = 'being-made' | 'made' | 'stuck' | 'expired';

export const standingOfFile = (
  { made, goneOnAt, isNotBegun, failedAt }: Pick<MadeFile, 'made' | 'goneOnAt' | 'isNotBegun' | 'failedAt'>,
  now: string,
): StandingOfFile => {
  if (made) return compareInstants(now, plusDuration(made.at, KEPT_FOR)) < 0 ? 'made' : 'expired';
  const goesOn = !isNotBegun && !failedAt && compareInstants(now, plusDuration(goneOnAt, STUCK_AFTER)) < 0;
  return goesOn ? 'being-made' : 'stuck';
};

/** Until when a file that was made can be downloaded. */
export const keptUntil = ({ at }: NonNullable<MadeFile['made']>): string => plusDuration(at, KEPT_FOR);
