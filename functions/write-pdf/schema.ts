import * as z from 'zod';
import { isTooLong, printedDocument } from '../../domain/printed/document.ts';

/** A document is all that it is told. */
export const input = printedDocument.refine((document) => !isTooLong(document), { error: 'too long' });

/** Bytes of a file: as base64 it takes a third more, and a function answers with 6 MB at most. */
export const LARGEST_PDF = 4_000_000;

export const output = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('written'), pdf: z.base64() }),
  /** Its file is larger than a function can answer with. */
  z.object({ outcome: z.literal('too-large') }),
]);
