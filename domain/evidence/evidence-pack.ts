import * as z from 'zod';
import { person } from '../people/officer.ts';
import { compareInstants, plusDuration } from '../time/london.ts';
import { editions } from './manifest.ts';

export const edition = z.enum(editions);

/** A pack that somebody had made of an application, or of a window: the last one of its edition. */
export const evidencePack = z.object({
  /** The application's id, or the window's. */
  subject: z.string(),
  windowId: z.string(),
  edition,
  /** What its file goes by in storage. */
  packId: z.string(),
  by: person,
  askedAt: z.iso.datetime(),
  /** How many applications it is of, and how many of them are in it so far. */
  total: z.int().min(0),
  done: z.int().min(0),
  /** The last application that is in it; empty at first. */
  after: z.string(),
  /** Bytes of the files in it so far. */
  bytes: z.int().min(0),
  /** When it was last gone on with. */
  goneOnAt: z.iso.datetime(),
  /** The function that makes packs could not be called. */
  isNotBegun: z.literal(true).optional(),
  made: z.object({ at: z.iso.datetime(), size: z.int().min(1), sha256: z.string() }).optional(),
  version: z.int().min(1),
});
export type EvidencePack = z.infer<typeof evidencePack>;

/** Storage removes a pack after so many days: whoever needs it then has it made anew. */
export const PACK_DAYS = 7;
const KEPT_FOR = `PT${PACK_DAYS * 24}H`;

/** A call takes fifteen minutes at most, and two more try again what failed: what has not gone on for so long does not any more. */
const STUCK_AFTER = 'PT50M';

export type PackStanding = 'being-made' | 'made' | 'stuck' | 'expired';

/** How a pack stands: being made, there to be downloaded, stuck, or removed in its time. */
export const standingOfPack = (
  { made, goneOnAt, isNotBegun }: Pick<EvidencePack, 'made' | 'goneOnAt' | 'isNotBegun'>,
  now: string,
): PackStanding => {
  if (made) return compareInstants(now, plusDuration(made.at, KEPT_FOR)) < 0 ? 'made' : 'expired';
  return !isNotBegun && compareInstants(now, plusDuration(goneOnAt, STUCK_AFTER)) < 0 ? 'being-made' : 'stuck';
};

/** Until when a pack that was made can be downloaded. */
export const packKeptUntil = ({ at }: Pick<NonNullable<EvidencePack['made']>, 'at'>): string =>
  plusDuration(at, KEPT_FOR);
