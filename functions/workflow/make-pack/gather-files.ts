import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Counting } from '../../../domain/application/corrected.ts';
import { filesIn } from '../../../domain/application/sight.ts';
import type { FrozenApplication } from '../../../domain/application/submission.ts';
import type { FileGathered } from '../../../domain/evidence/gathered.ts';
import type { Edition } from '../../../domain/evidence/manifest.ts';
import { MOST_BYTES, type PackEntry, placeOfFile } from '../../../domain/evidence/pack-pieces.ts';
import type { StoredFile } from '../../../domain/questions/stored-file.ts';
import type { Deps } from './deps.ts';

interface Files {
  readonly files: readonly FileGathered[];
  readonly entries: readonly PackEntry[];
}

interface Of {
  readonly folder: string;
  readonly edition: Edition;
  readonly frozen: FrozenApplication;
  readonly counting: readonly Counting[];
  /** Bytes that the pack holds so far. */
  readonly bytes: number;
}

/** The files that were submitted, and those that corrections brought: each as it lies in storage, where it is clean and still the one that was sent. */
export const gatherFiles = async (
  { opened }: Pick<Deps, 'opened'>,
  { folder, edition, frozen, counting, bytes }: Of,
): Promise<Files> => {
  const corrected = counting.flatMap(({ pages }) =>
    filesIn({ answers: Object.fromEntries(pages.map(({ page, values }) => [page, values])) }),
  );
  const named = new Map([...filesIn(frozen), ...corrected].map((each) => [each.file.key, each]));
  const files: FileGathered[] = [];
  const entries: PackEntry[] = [];
  let held = bytes;
  for (const each of named.values()) {
    const why = await whyNot(opened, edition, each.file, held);
    const reckoned = why === undefined ? await reckon(opened, each.file) : undefined;
    if (!reckoned || reckoned.sha256 !== each.file.sha256) {
      files.push({ ...each, why: why ?? 'It is not the file that was submitted.' });
      continue;
    }
    const at = placeOfFile(folder, each);
    files.push({ ...each, at });
    entries.push({ path: at, key: each.file.key, ...reckoned });
    held += reckoned.size;
  }
  return { files, entries };
};

const whyNot = async (
  opened: Deps['opened'],
  edition: Edition,
  file: StoredFile,
  held: number,
): Promise<string | undefined> => {
  if (edition === 'freedom-of-information') return 'Files are not part of this edition.';
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
