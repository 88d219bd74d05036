import type * as z from 'zod';
import type { PrintedDocument } from '../../domain/printed/document.ts';
import { framesOf } from '../shared/frames-of.ts';
import { logger } from '../shared/logger.ts';
import { LARGEST_PDF, type output } from './schema.ts';

interface Deps {
  readonly pdfOf: (document: PrintedDocument) => Promise<Uint8Array>;
}

/** A document could not be printed. What the library said is not repeated, since it may quote what somebody wrote. */
class NotPrinted extends Error {
  override readonly name = 'NotPrinted';
}

/** Makes a document's PDF. It keeps nothing, and no log says what it was given. */
export const writePdf =
  ({ pdfOf }: Deps) =>
  async (document: PrintedDocument): Promise<z.input<typeof output>> => {
    const pdf = await printed(pdfOf, document);
    if (pdf.length > LARGEST_PDF) return { outcome: 'too-large' };
    return { outcome: 'written', pdf: Buffer.from(pdf).toString('base64') };
  };

const printed = async (pdfOf: Deps['pdfOf'], document: PrintedDocument): Promise<Uint8Array> => {
  try {
    return await pdfOf(document);
  } catch (error) {
    logger.error('A document was not printed', { error: nameOf(error), at: framesOf(error) });
    throw new NotPrinted('A document was not printed');
  }
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
