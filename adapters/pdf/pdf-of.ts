import { create } from 'fontkit';
import type { PrintedDocument } from '../../domain/printed/document.ts';
import type { Fonts } from './empty-pdf.ts';
import { Paper } from './paper.ts';
import { printBlocks, printTitle } from './print-blocks.ts';
import type { Covers } from './printable.ts';

/** Printed at the end of a document in which numbers stand in the place of signs. */
const NUMBERS =
  'Some signs that were typed cannot be printed here. In the place of each stands its number in Unicode, in square brackets, as in [U+4E2D]. The page of the service that this was printed from shows all of them.';

/** A document as a tagged PDF (PDF/UA-1 is what it is made by): the same document is the same bytes. */
export const pdfOf = (fonts: Fonts) => {
  const covers = coveredBy(fonts);
  return async (document: PrintedDocument): Promise<Uint8Array> => {
    const paper = new Paper(document, fonts, covers);
    const whole = paper.part('Document');
    const within = { parent: whole, indent: 0 };
    printTitle(paper, whole, document);
    printBlocks(paper, within, document.blocks);
    if (paper.hasNumbers) printBlocks(paper, within, [{ note: NUMBERS }]);
    return paper.finish(document.title);
  };
};

/** What both fonts have a sign for. */
const coveredBy = ({ regular, bold }: Fonts): Covers => {
  const [one, other] = [regular, bold].map((file) => new Set(signsOf(file)));
  return (codePoint) => Boolean(one?.has(codePoint) && other?.has(codePoint));
};

const signsOf = (file: Uint8Array): readonly number[] => {
  const font = create(Buffer.from(file));
  if (!('characterSet' in font)) throw new Error('A font is to be one font, and not a collection of them');
  return font.characterSet;
};
