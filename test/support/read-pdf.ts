import { getDocument, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod';

/** A part of the structure that readers are told of, with the text that is marked as its own. */
export interface Part {
  readonly tag: string;
  readonly text: string;
  readonly scope?: string | undefined;
  readonly parts: readonly Part[];
}

/** A piece of text where it stands, in points from the lower left corner. */
interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const node = z.object({
  role: z.string().optional(),
  scope: z.string().optional(),
  id: z.string().optional(),
  get children() {
    return z.array(node).optional();
  },
});
type Node = z.infer<typeof node>;

/** A PDF as PDF.js reads it, which is what browsers show it with. */
export const readPdf = async (bytes: Uint8Array) => {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => readPage(await pdf.getPage(index + 1))),
  );
  const { info, metadata } = await pdf.getMetadata();
  const marks = z.looseObject({ Marked: z.boolean() }).parse(Object.fromEntries((await pdf.getMarkInfo()) as never));
  const outline = await pdf.getOutline();
  return {
    info: z.looseObject({ Title: z.string(), Language: z.string(), CreationDate: z.string() }).parse(info),
    titleShown: (await pdf.getViewerPreferences())?.get('DisplayDocTitle'),
    metadata: Object.fromEntries(metadata ?? []),
    isMarked: marks.Marked,
    bookmarks: (outline ?? []).map(({ title }) => title),
    pages,
    /** Every tag with its own text, in the order in which it is read. */
    read: () => pages.flatMap(({ structure }) => flat(structure)),
  };
};

export const flat = (parts: readonly Part[]): readonly Part[] => parts.flatMap((part) => [part, ...flat(part.parts)]);

const readPage = async (page: PDFPageProxy) => {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const ofContent = new Map<string, string>();
  const pieces: Piece[] = [];
  const open: (string | undefined)[] = [];
  for (const item of items) {
    if ('str' in item) {
      const [, , , , x, y] = z.array(z.number()).parse(item.transform);
      if (item.str.trim())
        pieces.push({ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, height: item.height });
      const id = open.findLast((each) => each !== undefined) ?? '';
      ofContent.set(id, `${ofContent.get(id) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`);
    } else if (item.type === 'endMarkedContent') open.pop();
    else open.push(item.id || undefined);
  }
  const { fnArray, argsArray } = await page.getOperatorList();
  const fontIds = new Set(argsArray.filter((_, index) => fnArray[index] === OPS.setFont).map(([id]) => String(id)));
  const tree = await page.getStructTree();
  return {
    pieces,
    structure: (node.parse(tree).children ?? []).map((each) => partOf(each, ofContent)),
    /** Of each font, whether it lies in the file. */
    fonts: [...fontIds].map((id) => page.commonObjs.get(id).missingFile === false),
  };
};

const partOf = ({ role = '', scope, children = [] }: Node, ofContent: ReadonlyMap<string, string>): Part => ({
  tag: role,
  scope,
  text: children
    .map(({ id }) => ofContent.get(id ?? '-') ?? '')
    .join('')
    .trim(),
  parts: children.filter((each) => each.role !== undefined).map((each) => partOf(each, ofContent)),
});
