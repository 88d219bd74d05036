import * as z from 'zod';
import type { FileGathered } from './gathered.ts';

/**
 * A file of a pack on its way into it: its text, or where a file that was sent lies in storage. `crc32` is what a ZIP keeps of it.
 */
const packEntry = z.object({
  path: z.string(),
  /** Bytes. */
  size: z.int().min(0),
  sha256: z.string(),
  crc32: z.int().min(0),
  text: z.string().optional(),
  key: z.string().optional(),
});
export type PackEntry = z.infer<typeof packEntry>;

/** What one application, or the window itself, brings to a pack. */
export const packPiece = z.object({ entries: z.array(packEntry) });
export type PackPiece = z.infer<typeof packPiece>;

/** A name that no computer takes amiss, whatever a provider called its file. */
const plainName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[. ]+/, '_')
    .slice(-120);

/** Where a file that a provider sent lies in a pack. */
export const placeOfFile = (
  folder: string,
  { page, field, file }: Pick<FileGathered, 'page' | 'field' | 'file'>,
): string => `${folder}/files/${plainName(page)}-${plainName(field)}/${plainName(file.name)}`;

/** The same of a file that an officer sent with a note on a referral. */
export const placeOfNoteFile = (
  folder: string,
  { note, number, name }: { readonly note: number; readonly number: number; readonly name: string },
): string => `${folder}/referrals/note-${note}-${number}/${plainName(name)}`;

/**
 * Bytes of files that a pack takes: well below what a ZIP of the old kind, and one request to storage, can hold. Of a file beyond it the
 * pack says so, and the pack of its own application has it.
 */
export const MOST_BYTES = 3_000_000_000;
