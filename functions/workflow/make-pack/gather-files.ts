import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Counting } from '../../../domain/application/corrected.ts';
import type { OpenedApplication } from '../../../domain/application/opened-application.ts';
import { notesOf } from '../../../domain/application/referral-note.ts';
import { filesIn } from '../../../domain/application/sight.ts';
import type { FrozenApplication } from '../../../domain/application/submission.ts';
import type { FileGathered, NoteFileGathered } from '../../../domain/evidence/gathered.ts';
import type { Edition } from '../../../domain/evidence/manifest.ts';
import { MOST_BYTES, type PackEntry, placeOfFile, placeOfNoteFile } from '../../../domain/evidence/pack-pieces.ts';
import type { StoredFile } from '../../../domain/questions/stored-file.ts';
import type { Deps } from './deps.ts';

interface Files {
  readonly files: readonly FileGathered[];
  readonly noteFiles: readonly NoteFileGathered[];
  readonly entries: readonly PackEntry[];
}

interface Of {
  readonly folder: string;
  readonly edition: Edition;
  readonly application: OpenedApplication;
  readonly frozen: FrozenApplication;
  readonly counting: readonly Counting[];
  /** Bytes that the pack holds so far. */
  readonly bytes: number;
}

/** The files that were submitted, those that corrections brought, and those of officers' notes: each as it lies in storage, where it is clean and still the one that was sent. */
export const gatherFiles = async (
  { opened }: Pick<Deps, 'opened'>,
  { folder, edition, application, frozen, counting, bytes }: Of,
): Promise<Files> => {
  const corrected = counting.flatMap(({ pages }) =>
    filesIn({ answers: Object.fromEntries(pages.map(({ page, values }) => [page, values])) }),
  );
  const named = new Map([...filesIn(frozen), ...corrected].map((each) => [each.file.key, each]));
  const files: FileGathered[] = [];
  const noteFiles: NoteFileGathered[] = [];
  const entries: PackEntry[] = [];
  let held = bytes;
  /** Puts a file into the pack at a place of its own, or says why not. */
  const put = async (file: StoredFile, at: string, without: string | undefined) => {
    const why = without ?? (await whyNot(opened, file, held));
    if (why !== undefined) return { why };
    const reckoned = await reckon(opened, file);
    if (reckoned.sha256 !== file.sha256) return { why: 'It is not the file that was sent.' };
    entries.push({ path: at, key: file.key, ...reckoned });
    held += reckoned.size;
    return { at };
  };
  const without = edition === 'freedom-of-information' ? NOT_OF_THIS : undefined;
  for (const each of named.values())
    files.push({ ...each, ...(await put(each.file, placeOfFile(folder, each), without)) });
  for (const { number: note, files: ofNote } of notesOf(application))
    for (const { number, takenOut, ...file } of ofNote) {
      const place = placeOfNoteFile(folder, { note, number, name: file.name });
      const isOut = edition === 'council' ? takenOut && 'It was taken out of the referral.' : NOT_OF_THIS;
      noteFiles.push({ note, number, ...(await put(file, place, isOut)) });
    }
  return { files, noteFiles, entries };
};

const NOT_OF_THIS = 'Files are not part of this edition.';

const whyNot = async (opened: Deps['opened'], file: StoredFile, held: number): Promise<string | undefined> => {
  const check = await opened.virusCheck(file);
  if (check !== 'clean') return unsafe[check];
  return held + file.size > MOST_BYTES
    ? 'The pack would be too large with it: the pack of its application has it.'
    : undefined;
};
const unsafe = {
  'being-checked': 'It was still being checked for viruses.',
  infected: 'A virus was found in it.',
  'not-checkable': 'It could not be checked for viruses.',
} as const;

const reckon = async ({ bytes }: Deps['opened'], { key }: StoredFile) => {
  const hash = createHash('sha256');
  let [size, sum] = [0, 0];
  for await (const chunk of bytes(key)) {
    hash.update(chunk);
    sum = crc32(chunk, sum);
    size += chunk.length;
  }
  return { size, crc32: sum, sha256: hash.digest('hex') };
};
