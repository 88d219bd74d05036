import { TooLongForPdf, type WritePdf } from '../../../adapters/functions/pdf-writer.ts';
import type { PrintedDocument } from '../../../domain/printed/document.ts';
import { logger } from '../logger.ts';
import { type ProblemWords, pdfTooLong, pdfUnavailable } from './problem.ts';
import { namesOf } from './problem-of.ts';
import { download, type PageResult } from './results.ts';

interface Pdf {
  readonly document: Omit<PrintedDocument, 'language'>;
  readonly filename: string;
  /** The page that says the same, for whom there is no PDF now. */
  readonly instead: NonNullable<ProblemWords['link']>;
  /** The Cache-Control header; without it, nobody keeps it. */
  readonly cache?: string;
}

/** A document as a PDF, to be saved. @throws Problem 503, or 422 for one that is too long, which lead to the page that says the same */
export const pdf = async (write: WritePdf, { document, filename, instead, cache }: Pdf): Promise<PageResult> => {
  const bytes = await written(write, { ...document, language: 'en-GB' }, instead);
  return download(bytes, 'application/pdf', filename, cache ? { 'cache-control': cache } : {});
};

const written = async (write: WritePdf, document: PrintedDocument, instead: Pdf['instead']): Promise<Uint8Array> => {
  try {
    return await write(document);
  } catch (error) {
    logger.warn('A PDF was not written', { error: namesOf(error) });
    throw error instanceof TooLongForPdf ? pdfTooLong(instead) : pdfUnavailable(instead);
  }
};
