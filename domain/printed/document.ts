import * as z from 'zod';
import { block } from './block.ts';

/**
 * Characters, as JSON. A letter takes 380 kB at most (domain/letters/letter.ts) and the answers of an application 150 kB, with its questions
 * about twice that.
 */
export const LONGEST_DOCUMENT = 1_000_000;

/** Something to be printed: what it says, and nothing of how it looks. */
export const printedDocument = z.strictObject({
  title: z.string().min(1).max(500),
  /** What it is about, above the title: an agreement, a letter's day. */
  about: z.string().max(1000),
  /** BCP 47, as `en-GB`. */
  language: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/),
  /** When it was written down (ISO 8601, UTC): the same document of the same instant is the same file, byte for byte. */
  writtenAt: z.iso.datetime(),
  blocks: z.array(block),
});
export type PrintedDocument = z.infer<typeof printedDocument>;

/** Whether a document is longer than any of ours. */
export const isTooLong = (document: PrintedDocument): boolean => JSON.stringify(document).length > LONGEST_DOCUMENT;
