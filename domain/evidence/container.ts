/**
 * A ZIP file (APPNOTE 6.3.3) whose files lie in it as they are, each dated alike: of the same files in the same order it has the same bytes,
 * whoever writes it, in one go or in pieces. Names are UTF-8. Whoever checks a pack writes it again by this, with Node.js alone.
 */
export interface Contained {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly crc32: number;
}

/** Of what has more than this, a ZIP of the old kind cannot tell where its files lie. */
export const LARGEST_CONTAINER = 0xffff_ffff;
/** As many files as a ZIP of the old kind counts. */
export const MOST_CONTAINED = 0xffff;

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
const NAMES_ARE_UTF8 = 0x0800;
const AS_IT_IS = 0;

/** A day and time as MS-DOS kept them, in UTC and to two seconds. */
const datedAs = (instant: string): { readonly day: number; readonly time: number } => {
  const at = new Date(instant);
  return {
    day: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  };
};

const nameOf = ({ path }: Pick<Contained, 'path'>): Uint8Array => new TextEncoder().encode(path);

type Number_ = readonly [bytes: 2 | 4, value: number];
const written = (...numbers: readonly Number_[]): Uint8Array => {
  const bytes = new Uint8Array(numbers.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of numbers) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
};

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};

/** What both places say of a file. */
const told = (file: Contained, dated: string): readonly Number_[] => {
  const { day, time } = datedAs(dated);
  return [
    [2, VERSION],
    [2, NAMES_ARE_UTF8],
    [2, AS_IT_IS],
    [2, time],
    [2, day],
    [4, file.crc32],
    [4, file.size],
    [4, file.size],
    [2, nameOf(file).length],
    [2, 0],
  ];
};

/** What stands before a file's own bytes. */
export const beforeFile = (file: Contained, dated: string): Uint8Array =>
  joined(written([4, LOCAL], ...told(file, dated)), nameOf(file));

/** How many bytes that is. */
const lengthBefore = (file: Pick<Contained, 'path'>): number => 30 + nameOf(file).length;

/** What stands behind the last file: where each of them lies. */
export const afterFiles = (files: readonly Contained[], dated: string): Uint8Array => {
  let at = 0;
  const places = files.map((file) => {
    const place = at;
    at += lengthBefore(file) + file.size;
    return joined(
      written([4, CENTRAL], [2, VERSION], ...told(file, dated), [2, 0], [2, 0], [2, 0], [4, 0], [4, place]),
      nameOf(file),
    );
  });
  const list = joined(...places);
  const count = files.length;
  return joined(list, written([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, list.length], [4, at], [2, 0]));
};

/** Where the bytes of each file begin. */
export const placesOf = (files: readonly Pick<Contained, 'path' | 'size'>[]): readonly number[] => {
  let at = 0;
  return files.map((file) => {
    const begins = at + lengthBefore(file);
    at = begins + file.size;
    return begins;
  });
};

/** The bytes of the whole. */
export const sizeOfContainer = (files: readonly Pick<Contained, 'path' | 'size'>[]): number =>
  files.reduce((sum, file) => sum + lengthBefore(file) + file.size + 46 + nameOf(file).length, 22);

/** The last file of a container of this many bytes, as what stands behind its files tells; undefined where that cannot be read. */
export const lastContained = (
  end: Uint8Array,
  size: number,
): { readonly begins: number; readonly size: number; readonly path: string } | undefined => {
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  const tail = end.length - 22;
  if (tail < 0 || view.getUint32(tail, true) !== END) return undefined;
  const listed = view.getUint32(tail + 12, true);
  const from = tail - listed;
  let [at, last] = [from, -1];
  while (at >= 0 && at + 46 <= tail && view.getUint32(at, true) === CENTRAL) {
    last = at;
    at += 46 + view.getUint16(at + 28, true);
  }
  if (last < 0 || at !== tail) return undefined;
  const path = new TextDecoder().decode(end.subarray(last + 46, at));
  const length = view.getUint32(last + 24, true);
  const begins = view.getUint32(last + 42, true) + lengthBefore({ path });
  return begins + length <= size ? { begins, size: length, path } : undefined;
};
