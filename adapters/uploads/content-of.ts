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
const TAIL = 2048;

/** ISO 32000: the version in the first line; at the end, where the table of objects begins, and the end's own mark. */
const isPdf = (bytes: Uint8Array): boolean =>
  /^%PDF-[12]\.\d[\r\n\s]/.test(latin(bytes.subarray(0, 16))) &&
  /startxref\s+\d+\s+%%EOF/.test(latin(bytes.subarray(-TAIL)));

const COMPOUND_FILE = '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1';
const inDirectory = (name: string): Buffer => Buffer.from(name, 'utf16le');

/** A compound file with a Word document in its directory ([MS-DOC] 2.1), and none of a macro's streams. */
const isOldWord = (bytes: Uint8Array): boolean => {
  if (latin(bytes.subarray(0, 8)) !== COMPOUND_FILE) return false;
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return file.includes(inDirectory('WordDocument')) && !file.includes(inDirectory('_VBA_PROJECT'));
};

const ZIP = 'PK\x03\x04';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.text';

/** Of a zip archive, by the names in its directory: nothing is unpacked but the few bytes in which OpenDocument says what it is. */
const zipped = (bytes: Uint8Array): 'docx' | 'odt' | undefined => {
  if (latin(bytes.subarray(0, 4)) !== ZIP) return undefined;
  const names = new Set<string>();
  try {
    const { mimetype } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.add(name);
        return name === 'mimetype' && originalSize === OPEN_DOCUMENT.length;
      },
    });
    const has = (...every: readonly string[]) => every.every((name) => names.has(name));
    if (has('[Content_Types].xml', 'word/document.xml')) return has('word/vbaProject.bin') ? undefined : 'docx';
    return mimetype && strFromU8(mimetype) === OPEN_DOCUMENT && has('content.xml') ? 'odt' : undefined;
  } catch {
    return undefined;
  }
};

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
