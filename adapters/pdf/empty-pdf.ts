import PDFDocument from 'pdfkit';
import type { PrintedDocument } from '../../domain/printed/document.ts';
import { UNSEEN } from '../../domain/unseen.ts';

/** The files of the two fonts (TrueType). */
export interface Fonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

/** A file of one A4 page with nothing on it, that says what it is: its title, its language, when it was written, and that it is tagged (PDF/UA-1). */
export const emptyPdf = (
  { title, language, writtenAt }: Pick<PrintedDocument, 'title' | 'language' | 'writtenAt'>,
  fonts: Fonts,
): PDFKit.PDFDocument => {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margin: 0,
    // None of its own: it would be Helvetica, which is not in the file.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: language,
    bufferPages: true,
    info: { Title: inMetadata(title), Creator: 'Provider Onboarding', CreationDate: new Date(writtenAt) },
  };
  // The published types know of PDF/A alone.
  const pdf = new PDFDocument(
    Object.assign<PDFKit.PDFDocumentOptions, { readonly subset: string }>(options, { subset: 'PDF/UA' }),
  );
  // As a number it would have pdfkit list the signs of each font, and leave out those that others are put together of. The list is not asked for.
  Object.assign(pdf, { subset: '1' });
  return pdf.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
};

/** pdfkit writes a title into XML as it stands. */
const inMetadata = (title: string): string =>
  title.replaceAll(UNSEEN, '').replaceAll('&', 'and').replaceAll('<', '‹').replaceAll('>', '›');
