import { readFileSync } from 'node:fs';
import { keptPdfs } from '../../adapters/functions/kept-pdfs.ts';
import type { WritePdf } from '../../adapters/functions/pdf-writer.ts';
import { pdfOf } from '../../adapters/pdf/pdf-of.ts';
import { taskHandler } from '../../functions/shared/task-handler.ts';
import { writePdf } from '../../functions/write-pdf/handler.ts';
import { input, output } from '../../functions/write-pdf/schema.ts';
import { fontFiles } from '../../lib/bundling/fonts.ts';
import { inProject } from '../../lib/bundling/project.ts';
import { aContext } from '../functions/shared/browser.ts';

const [regular = new Uint8Array(), bold = new Uint8Array()] = fontFiles().map((file) => readFileSync(inProject(file)));

/** The fonts that are put beside the bundle of the function that writes PDFs. */
export const fonts = { regular, bold };

/** The function that writes PDFs, as its index makes it. */
export const writePdfFunction = taskHandler({ input, output }, writePdf({ pdfOf: pdfOf(fonts) }));

/** What it answers to a document as a site sends it. */
export const answerOf = (document: unknown) => writePdfFunction(JSON.parse(JSON.stringify(document)), aContext());

/** PDFs from that function, with no network between. The same document is written once. */
export const writesPdfs: WritePdf = keptPdfs(async (document) => {
  const answer = await answerOf(document);
  if (answer.outcome !== 'written') throw new Error(answer.outcome);
  return Buffer.from(answer.pdf, 'base64');
});
