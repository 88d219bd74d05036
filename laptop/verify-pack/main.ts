import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { checkPack } from '../../domain/evidence/check-pack.ts';

/**
 * `npm run verify-pack -- FILE`: whether an evidence pack is as it was made, and whether its totals, outcomes, places and the end of the standstill follow
 * from what it holds. It needs nothing but Node.js, and ends with 1 where something is wrong.
 */
const USAGE = 'npm run verify-pack -- FILE';

/** Bytes of a pack that are read at a time to reckon its own hash. */
const AT_A_TIME = 8_000_000;

const opened = (file: string): number | undefined => {
  try {
    return openSync(file, 'r');
  } catch {
    return undefined;
  }
};

const read =
  (handle: number) =>
  (from: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const got = readSync(handle, bytes, done, length - done, from + done);
      if (got === 0) return bytes.subarray(0, done);
      done += got;
    }
    return bytes;
  };

const hashOf = (size: number, reading: ReturnType<typeof read>): string => {
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += AT_A_TIME) hash.update(reading(at, Math.min(AT_A_TIME, size - at)));
  return hash.digest('hex');
};

const check = (file: string): boolean => {
  const handle = opened(file);
  if (handle === undefined) {
    console.error(`${file} cannot be read.`);
    return false;
  }
  const { size } = fstatSync(handle);
  const reading = read(handle);
  const { manifest, found } = checkPack({
    size,
    read: reading,
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    crc32: (bytes) => crc32(bytes),
  });
  for (const { isFault, text } of found) console.log(isFault ? `Wrong: ${text}` : text);
  const isWhole = found.every(({ isFault }) => !isFault);
  if (manifest && isWhole) {
    const about = manifest.application ? `the application ${manifest.application}` : 'all applications';
    console.log(
      `${manifest.files.length} files of ${about} in ${manifest.window}, edition: ${manifest.edition}. Each is as it was when the pack was made.`,
    );
    console.log(`SHA-256 of the pack, to be compared with the one in the audit trail: ${hashOf(size, reading)}`);
  }
  closeSync(handle);
  return isWhole;
};

const [file, ...others] = process.argv.slice(2);
if (file === undefined || others.length > 0) {
  console.error(`Name one file.\n\n${USAGE}`);
  process.exitCode = 2;
} else process.exitCode = check(file) ? 0 : 1;
