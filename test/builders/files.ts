import { createHash } from 'node:crypto';
import { strToU8, type Zippable, zipSync } from 'fflate';
import type { StoredFile } from '../../domain/questions/stored-file.ts';

/** A PDF as readers take it, of about this many bytes. */
export const pdfBytes = (size = 2000): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`%PDF-1.7\n${'x'.repeat(size)}\nstartxref\n9\n%%EOF\n`, 'latin1'));

const zip = (entries: Zippable): Uint8Array<ArrayBuffer> => new Uint8Array(zipSync(entries));
const text = (words: string) => strToU8(words);

export const docxBytes = (more: Zippable = {}): Uint8Array<ArrayBuffer> =>
  zip({ '[Content_Types].xml': text('<Types/>'), 'word/document.xml': text('<document/>'), ...more });

export const odtBytes = (mimetype = 'application/vnd.oasis.opendocument.text'): Uint8Array<ArrayBuffer> =>
  zip({ mimetype: [text(mimetype), { level: 0 }], 'content.xml': text('<document/>') });

export const docBytes = (stream = 'WordDocument'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'latin1'),
      Buffer.alloc(504),
      Buffer.from(stream, 'utf16le'),
      Buffer.alloc(100),
    ]),
  );

export const zipBytes = (name: string): Uint8Array<ArrayBuffer> => zip({ [name]: text('x') });

/** A PDF that was kept under this key. */
export const aStoredFile = (key: string, name = 'policy.pdf'): StoredFile => ({
  key,
  version: '1',
  sha256: createHash('sha256').update(pdfBytes()).digest('hex'),
  name,
  size: pdfBytes().length,
  type: 'application/pdf',
});

/** A file as a browser would send it. */
export const aPdf = (name = 'Safeguarding policy.pdf', size = 2000): File =>
  new File([pdfBytes(size)], name, { type: 'application/pdf' });
