import { strFromU8, unzipSync } from 'fflate';
import type { FileContent } from '../../domain/questions/file-rules.ts';

/**
 * What a file is by its content as a whole, whatever its name says: undefined for every other kind, for one that was cut off or only
 * begins like a document, and for one with macros in it.
 */
export const contentOf = (bytes: Uint8Array): FileContent | undefined => {
  if (isPdf(bytes)) return 'pdf';
  if (isOldWord(bytes)) return 'doc';
  return zipped(bytes);
};

/** Where readers look for a PDF's last line, in bytes from its end. */
const TAIL = 16_384;

/** ISO 32000: the version in the first line; at the end, where the table of objects begins, and the end's own mark. */
const isPdf = (bytes: Uint8Array): boolean =>
  /^(\xEF\xBB\xBF)?\s{0,8}%PDF-[12]\.\d\s/.test(latin(bytes.subarray(0, 24))) &&
  /startxref\s+\d+\s+%%EOF/.test(latin(bytes.subarray(-TAIL)));

const COMPOUND_FILE = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1';
const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');
/** Entries of the directory take 128 bytes each, in whole sectors. */
const ENTRY = 128;
const hasEntry = (file: Buffer, name: string): boolean => {
  for (let at = file.indexOf(utf16(name)); at >= 0; at = file.indexOf(utf16(name), at + 1))
    if (at % ENTRY === 0) return true;
  return false;
};

/**
 * A compound file whose directory begins where its header says ([MS-CFB] 2.2 and 2.6), with a Word document in it ([MS-DOC] 2.1) and none of
 * a macro's streams.
 */
const isOldWord = (bytes: Uint8Array): boolean => {
  if (bytes.length < 512 || latin(bytes.subarray(0, 8)) !== COMPOUND_FILE) return false;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sector = 2 ** Math.min(file.readUInt16LE(30), 12);
  const directory = (file.readUInt32LE(48) + 1) * sector;
  const root = utf16('Root Entry');
  return (
    file.subarray(directory, directory + root.length).equals(root) &&
    hasEntry(file, 'WordDocument') &&
    !hasEntry(file, '_VBA_PROJECT')
  );
};

const ZIP = 'PK\x03\x04';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.text';
/** Word names its main part so, with a number behind it where a server wrote the file. */
const MAIN_PART = /^word\/document\d*\.xml$/;
/** Names are compared without their case, as Word and LibreOffice do. */
const MACRO = /(^|\/)(vba|macros?)[^/]*\.bin$|^basic\/|^scripts\//;

/** Of a zip archive, by the names in its directory: nothing is unpacked but the few bytes in which OpenDocument says what it is. */
const zipped = (bytes: Uint8Array): 'docx' | 'odt' | undefined => {
  if (latin(bytes.subarray(0, 4)) !== ZIP || !hasPlainDirectory(bytes)) return undefined;
  const names = new Set<string>();
  try {
    const { mimetype } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isFirst = !names.has(name);
        names.add(name);
        return isFirst && name === 'mimetype' && originalSize === OPEN_DOCUMENT.length;
      },
    });
    const all = [...names];
    if (all.some((name) => MACRO.test(name.toLowerCase()))) return undefined;
    if (names.has('[Content_Types].xml') && all.some((name) => MAIN_PART.test(name))) return 'docx';
    return mimetype && strFromU8(mimetype) === OPEN_DOCUMENT && names.has('content.xml') ? 'odt' : undefined;
  } catch {
    return undefined;
  }
};

const END = 'PK\x05\x06';
const END_OF_ZIP64 = 'PK\x06\x07';
/** APPNOTE 4.3.12 and 4.3.16: the least that an entry of the directory takes, the end of it, and the longest comment behind that. */
const [ENTRY_BYTES, END_BYTES, LONGEST_COMMENT] = [46, 22, 65_535];

/** Whether the directory can hold the entries that it claims: who reads it walks through as many. Archives of 4 GB are none that we take. */
const hasPlainDirectory = (bytes: Uint8Array): boolean => {
  const tail = latin(bytes.subarray(-(END_BYTES + LONGEST_COMMENT)));
  const end = tail.lastIndexOf(END);
  if (end < 0 || tail.includes(END_OF_ZIP64)) return false;
  const claimed = tail.charCodeAt(end + 8) + 256 * tail.charCodeAt(end + 9);
  return claimed * ENTRY_BYTES <= bytes.length;
};

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
