import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../adapters/uploads/content-of.ts';
import { docBytes, docxBytes, odtBytes, pdfBytes, zipBytes } from '../../builders/files.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('What a file is', () => {
  it.each([
    ['a PDF', pdfBytes(), 'pdf'],
    ['a PDF with something behind its end, as some programs write it', bytes(`${latin(pdfBytes())}\n\0\0`), 'pdf'],
    ['a Word document', docxBytes(), 'docx'],
    ['an old Word document', docBytes(), 'doc'],
    ['an OpenDocument text', odtBytes(), 'odt'],
    ['a Word document that a server wrote', zipBytes('[Content_Types].xml', 'word/document22.xml'), 'docx'],
    ['a PDF with a byte order mark before it', bytes(`\xEF\xBB\xBF${latin(pdfBytes())}`), 'pdf'],
    ['a PDF with a long line behind its end', bytes(`${latin(pdfBytes())}${'\n%'.repeat(4000)}`), 'pdf'],
  ])('%s', (_, file, content) => {
    expect(contentOf(file)).toBe(content);
  });

  it.each([
    ['nothing', bytes('')],
    ['a page that only begins like a PDF', bytes('%PDF<script>alert(1)</script>')],
    ['a page with a PDF’s first line', bytes('%PDF-1.7\n<script>alert(1)</script>')],
    ['a PDF that was cut off', pdfBytes().subarray(0, 1000)],
    ['a PDF behind a page', bytes(`<script></script>${latin(pdfBytes())}`)],
    ['the first bytes of an archive, and no more', bytes('PK\x03\x04rest')],
    ['an archive of something else', zipBytes('program.exe')],
    ['a spreadsheet', zipBytes('xl/workbook.xml')],
    ['a Word document that was cut off', docxBytes().subarray(0, 100)],
    ['a Word document behind a page', bytes(`<script></script>${latin(docxBytes())}`)],
    ['a Word document with macros', docxBytes({ 'word/vbaProject.bin': strToU8('x') })],
    ['a Word document with macros, however they are spelt', docxBytes({ 'word/VbaProject.bin': strToU8('x') })],
    ['a Word document with macros under another name', docxBytes({ 'word/macros.bin': strToU8('x') })],
    ['an OpenDocument text with macros', odtBytes(undefined, { 'Basic/Standard/Module1.xml': strToU8('x') })],
    ['an OpenDocument text with scripts', odtBytes(undefined, { 'Scripts/python/a.py': strToU8('x') })],
    ['an archive of as many entries as 4 GB could hold', claiming(docxBytes(), 65_535)],
    ['an archive that says how many entries it has in another place', withZip64(docxBytes())],
    ['an OpenDocument spreadsheet', odtBytes('application/vnd.oasis.opendocument.spreadsheet')],
    ['the first bytes of an old Word document, and no more', bytes('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')],
    ['an old Word document that was cut off', docBytes().subarray(0, 560)],
    [
      'a compound file that only mentions Word',
      bytes(`${latin(docBytes('Workbook'))}: W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0`),
    ],
    ['an old spreadsheet', docBytes('Workbook')],
    ['an old Word document with macros', docBytes('WordDocument', '_VBA_PROJECT')],
    ['a program', bytes(`MZ${'x'.repeat(100)}`)],
  ])('is none that is taken where it is %s', (_, file) => {
    expect(contentOf(file)).toBeUndefined();
  });
});

function latin(file: Uint8Array): string {
  return Buffer.from(file).toString('latin1');
}

/** An archive whose end claims so many entries. */
function claiming(archive: Uint8Array, entries: number): Uint8Array {
  const file = Buffer.from(archive);
  file.writeUInt16LE(entries, file.length - 22 + 8);
  return new Uint8Array(file);
}

/** An archive with the mark of the other directory's place before its end. */
function withZip64(archive: Uint8Array): Uint8Array {
  const [before, end] = [archive.subarray(0, -22), archive.subarray(-22)];
  return new Uint8Array(Buffer.concat([before, Buffer.from('PK\x06\x07', 'latin1'), Buffer.alloc(16, 255), end]));
}
