import * as z from 'zod';
import { madeFile } from '../made-files/made-file.ts';
import { editions } from './manifest.ts';

export const edition = z.enum(editions);

/** A pack that somebody had made of an application, or of a window: the last one of its edition. */
export const evidencePack = madeFile.extend({
  /** The application's id, or the window's. */
  subject: z.string(),
  windowId: z.string(),
  edition,
  /** What its file goes by in storage. */
  packId: z.string(),
  /** How many applications it is of, and how many of them are in it so far. */
  total: z.int().min(0),
  done: z.int().min(0),
  /** The last application that is in it; empty at first. */
  after: z.string(),
  /** Bytes of the files in it so far. */
  bytes: z.int().min(0),
  made: z.object({ at: z.iso.datetime(), size: z.int().min(1), sha256: z.string() }).optional(),
});
export type EvidencePack = z.infer<typeof evidencePack>;
