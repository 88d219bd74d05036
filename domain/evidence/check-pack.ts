import {
  checkPlaces,
  checkResults,
  checkStandstill,
  checkSubmission,
  type PackFinding,
  type ReadDocument,
} from './check-results.ts';
import { afterFiles, beforeFile, type Contained, lastContained, placesOf } from './container.ts';
import { MANIFEST, type Manifest, manifestIn, manifestText } from './manifest.ts';
import { jsonIn } from './read-loosely.ts';

// Read by whoever checks a pack, with Node.js alone: nothing of what is installed is imported here.

/** A file on disk, and what is reckoned of bytes. */
export interface Looking {
  readonly size: number;
  readonly read: (from: number, length: number) => Uint8Array;
  readonly sha256: (bytes: Uint8Array | string) => string;
  readonly crc32: (bytes: Uint8Array) => number;
}

export interface Checked {
  readonly manifest: Manifest | undefined;
  readonly found: readonly PackFinding[];
}

const fault = (text: string): PackFinding => ({ isFault: true, text });
const unreadable = (text: string): Checked => ({ manifest: undefined, found: [fault(text)] });

/** More than the list at the end of a ZIP of the old kind can take. */
const LONGEST_END = 32_000_000;

/**
 * Checks a pack by itself: that it is byte for byte what its manifest makes it, and that totals, outcomes, places and the standstill's end follow from
 * what else it holds. Each fault is a sentence that names the file.
 */
export const checkPack = ({ size, read, sha256, crc32 }: Looking): Checked => {
  const end = Math.min(size, LONGEST_END);
  const last = lastContained(read(size - end, end), size);
  if (!last)
    return unreadable('The list of files at the end of the pack has been changed, or this is no evidence pack.');
  if (last.path !== MANIFEST) return unreadable(`The last file of the pack is ${last.path}, and not ${MANIFEST}.`);
  const text = new TextDecoder().decode(read(last.begins, last.size));
  const manifest = manifestIn(text);
  if (!manifest) return unreadable(`${MANIFEST} cannot be read: it has been changed.`);
  if (manifestText(manifest) !== text)
    return unreadable(`${MANIFEST} has been changed: it is not written as the service writes it.`);

  const files = [...manifest.files, { path: MANIFEST, size: last.size, sha256: sha256(text) }];
  const places = placesOf(files);
  const found: PackFinding[] = [];
  const contained: Contained[] = [];
  for (const [at, { path, size: length, sha256: stated }] of files.entries()) {
    const begins = places[at] ?? 0;
    if (begins + length > size) return { manifest, found: [fault(`${path} is not in the pack whole.`)] };
    const bytes = read(begins, length);
    const entry = { path, size: length, crc32: crc32(bytes) };
    contained.push(entry);
    if (sha256(bytes) !== stated)
      found.push(fault(`${path} is not as it was when the pack was made: its SHA-256 is another.`));
    const before = beforeFile(entry, manifest.dated);
    if (sha256(bytes) === stated && !areSame(read(begins - before.length, before.length), before))
      found.push(fault(`What stands before ${path} in the pack has been changed.`));
  }
  if (found.length > 0) return { manifest, found };
  const after = afterFiles(contained, manifest.dated);
  const from = (places.at(-1) ?? 0) + last.size;
  if (from + after.length !== size || !areSame(read(from, after.length), after))
    return {
      manifest,
      found: [fault(`The list of files behind ${MANIFEST} at the end of the pack has been changed.`)],
    };
  return { manifest, found: whatFollows(manifest, { read, sha256 }, places) };
};

const areSame = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

const whatFollows = (
  { files }: Manifest,
  { read, sha256 }: Pick<Looking, 'read' | 'sha256'>,
  places: readonly number[],
): readonly PackFinding[] => {
  const at = new Map(files.map(({ path, size }, index) => [path, { begins: places[index] ?? 0, size }]));
  const document: ReadDocument = (path) => {
    const place = at.get(path);
    return place && jsonIn(new TextDecoder().decode(read(place.begins, place.size)));
  };
  const hashes = new Map(files.map(({ path, sha256: hash }) => [path, hash]));
  const folders = [...at.keys()].flatMap((path) => /^(applications\/[^/]+)\/application\.json$/.exec(path)?.[1] ?? []);
  return [
    ...folders.flatMap((folder) => checkSubmission(document, folder, hashes, sha256)),
    ...folders.flatMap((folder) => checkResults(document, folder)),
    ...checkPlaces(document, folders),
    ...checkStandstill(document),
  ];
};
