import { createHash } from 'node:crypto';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { StoredFile } from '../../domain/questions/stored-file.ts';

/** A PDF as readers take it, of about this many bytes. */
export const pdfBytes = (size = 2000): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`%PDF-1.7\n${'x'.repeat(size)}\nstartxref\n9\n%%EOF\n`, 'latin1'));

/** The test file that scanners take for a virus, in pieces, so that none takes this one for it. */
const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR', '-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join('');

/** A whole PDF with something after its version. */
const pdfWith = (words: string): string => `%PDF-1.7\n${words}\nstartxref\n9\n%%EOF\n`;
export const infectedPdf = (): string => pdfWith(eicar);
export const pdfWithPassword = (): string => pdfWith('<< /Encrypt 7 0 R >>');
const asFile = (body: string, name: string): File => new File([body], name, { type: 'application/pdf' });
export const anInfectedPdf = (name = 'Infected policy.pdf'): File => asFile(infectedPdf(), name);
export const aPdfWithPassword = (name = 'Locked policy.pdf'): File => asFile(pdfWithPassword(), name);

const zip = (entries: Zippable): Uint8Array<ArrayBuffer> => new Uint8Array(zipSync(entries));
const text = (words: string) => strToU8(words);

export const docxBytes = (more: Zippable = {}): Uint8Array<ArrayBuffer> =>
  zip({ '[Content_Types].xml': text('<Types/>'), 'word/document.xml': text('<document/>'), ...more });

export const odtBytes = (
  mimetype = 'application/vnd.oasis.opendocument.text',
  more: Zippable = {},
): Uint8Array<ArrayBuffer> =>
  zip({ mimetype: [text(mimetype), { level: 0 }], 'content.xml': text('<document/>'), ...more });

export const docBytes = (...streams: readonly string[]): Uint8Array<ArrayBuffer> => {
  const header = Buffer.alloc(512);
  header.write('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1');
  // Sectors of 512 bytes, the directory in the first.
  header.writeUInt16LE(9, 30);
  header.writeUInt32LE(0, 48);
  const directory = Buffer.alloc(512);
  directory.write('Root Entry', 'utf16le');
  for (const [at, stream] of (streams.length > 0 ? streams : ['WordDocument']).entries())
    directory.write(stream, 128 * (at + 1), 'utf16le');
  return new Uint8Array(Buffer.concat([header, directory]));
};

export const zipBytes = (...names: readonly string[]): Uint8Array<ArrayBuffer> =>
  zip(Object.fromEntries(names.map((name) => [name, text('x')])));

/** A PDF that was kept under this key. */
export const aStoredFile = (key: string, name = 'policy.pdf'): StoredFile => ({
  key,
  version: '1',
  sha256: createHash('sha256').update(pdfBytes()).digest('hex'),
  name,
  size: pdfBytes().length,
  type: 'application/pdf',
  arrivedAt: '2000-01-01T00:00:00.000Z',
});

/** A file as a browser would send it. */
export const aPdf = (name = 'Safeguarding policy.pdf', size = 2000): File =>
  new File([pdfBytes(size)], name, { type: 'application/pdf' });
