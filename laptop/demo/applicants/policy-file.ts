import type { AskedPage } from '../../../domain/application/page.ts';
import type { ApplyingFirm } from './firm.ts';

/** A file as a browser would upload it. */
export interface DemoFile {
  readonly name: string;
  readonly type: 'application/pdf';
  readonly body: string;
}

/** A one-page PDF that says what it is. Plain ASCII, so that its length in characters is its length in bytes. */
const pdfSaying = (name: string, line: string): DemoFile => {
  const plain = line.replaceAll(/[^ -~]/g, '').replaceAll(/[()\\]/g, ' ');
  const stream = `BT /F1 12 Tf 72 770 Td (${plain}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = body.length;
    body += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return {
    name,
    type: 'application/pdf',
    body: `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`,
  };
};

/** The file that a firm sends with a page: it says for what, and that it is made up. */
export const fileFor = (page: string, { name, label }: NonNullable<AskedPage['file']>, firm: ApplyingFirm): DemoFile =>
  pdfSaying(`${page}-${name}.pdf`, `${label}: a made-up file of ${firm.name}.`);
