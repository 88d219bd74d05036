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
    ['an OpenDocument spreadsheet', odtBytes('application/vnd.oasis.opendocument.spreadsheet')],
    ['the first bytes of an old Word document, and no more', bytes('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')],
    ['an old spreadsheet', docBytes('Workbook')],
    ['an old Word document with macros', docBytes('WordDocument_VBA_PROJECT')],
    ['a program', bytes(`MZ${'x'.repeat(100)}`)],
  ])('is none that is taken where it is %s', (_, file) => {
    expect(contentOf(file)).toBeUndefined();
  });
});

function latin(file: Uint8Array): string {
  return Buffer.from(file).toString('latin1');
}
