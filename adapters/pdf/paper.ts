import type { PrintedDocument } from '../../domain/printed/document.ts';
import { brokenLines } from './broken-lines.ts';
import { beginsRight, type Run, runsOf } from './directions.ts';
import { emptyPdf, type Fonts } from './empty-pdf.ts';
import { type Covers, hasNumber, printable } from './printable.ts';

/** How text looks; sizes in points. */
export interface Style {
  readonly font: keyof Fonts;
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
}

type Element = PDFKit.PDFStructureElement;

/** A text in its place across the page, and what it is: what a reader is told of it. */
export interface Cell {
  readonly element: Element;
  readonly tag: string;
  readonly text: string;
  readonly style: Style;
  /** From the left edge of what is printed, in points. */
  readonly indent?: number;
  readonly width?: number;
}

/** What is drawn beside text and says nothing: a bar at its left, or a line below it. */
export type Ornament = 'bar' | 'rule';

const MARGIN = { left: 60, right: 60, top: 64, bottom: 72 } as const;
const INK = '#0b0c0c';
const GREY = '#505a5f';
const FOOT: Style = { font: 'regular', size: 9, leading: 12 };

interface Line {
  readonly text: string;
  readonly fromRight: boolean;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** What makes pdfkit draw a text whole and in one line, and hand it to the font whole where it is read from the right. */
const drawn = (isRightToLeft: boolean) => ({ lineBreak: false, ...(isRightToLeft && { features: [] }) });

/** A4 pages, filled from top to bottom: the one place where text is measured, broken and drawn, and each piece marked as what it is. */
export class Paper {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #covers: Covers;
  readonly #widths = new Map<string, number>();
  // biome-ignore-start lint/style/useReadonlyClassProperties: they move on as it is filled
  #y: number = MARGIN.top;
  #hasNumbers = false;
  // biome-ignore-end lint/style/useReadonlyClassProperties: they move on as it is filled

  constructor(document: PrintedDocument, fonts: Fonts, covers: Covers) {
    this.#covers = covers;
    this.#pdf = emptyPdf(document, fonts).fillColor(INK);
  }

  /** Between the margins, in points. */
  get width(): number {
    return this.#pdf.page.width - MARGIN.left - MARGIN.right;
  }

  /** Whether a number was printed in the place of a sign that the fonts lack. */
  get hasNumbers(): boolean {
    return this.#hasNumbers;
  }

  /** A part of the document's structure, below another one, or the document itself. */
  part(type: string, within?: Element, scope?: 'Row' | 'Column'): Element {
    const element = this.#pdf.struct(type, { ...(scope && { scope }) });
    if (within) within.add(element);
    else this.#pdf.addStructure(element);
    return element;
  }

  /** In the list of contents that readers show beside the pages. */
  bookmark(text: string): void {
    this.#pdf.outline.addItem(printable(text, this.#covers).join(' '));
  }

  /** Leaves so much empty, unless a page begins here. */
  space(points: number): void {
    if (this.#y > MARGIN.top) this.#y += points;
  }

  /** Begins another page unless so much is left of this one. */
  keep(points: number): void {
    if (this.#y + points > this.#bottom) this.#turn();
  }

  /** Texts side by side, on as many pages as they take. */
  print(cells: readonly Cell[], ornament?: Ornament): void {
    const leading = Math.max(...cells.map(({ style }) => style.leading));
    const broken = cells.map((cell) => ({ cell, lines: this.#linesOf(cell) }));
    const most = Math.max(...broken.map(({ lines }) => lines.length));
    let done = 0;
    while (done < most) {
      // No line stands alone at the end of a page.
      this.keep(leading * Math.min(2, most - done));
      const fitting = Math.max(1, Math.floor((this.#bottom - this.#y) / leading));
      for (const { cell, lines } of broken) this.#printPart(cell, lines.slice(done, done + fitting));
      const height = leading * Math.min(fitting, most - done);
      if (ornament) this.#draw(ornament, height);
      this.#y += height;
      done += fitting;
    }
  }

  /** Ends the document: what stands on every page is added, and all of it is the bytes that it answers. */
  async finish(foot: string): Promise<Uint8Array> {
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      this.#pdf.switchToPage(start + index);
      this.#printFoot(foot, `Page ${index + 1} of ${count}`);
    }
    this.#pdf.end();
    return Buffer.concat(await Array.fromAsync<Buffer>(this.#pdf));
  }

  get #bottom(): number {
    return this.#pdf.page.height - MARGIN.bottom;
  }

  #turn(): void {
    this.#pdf.addPage().fillColor(INK);
    this.#y = MARGIN.top;
  }

  #linesOf({ text, style, indent = 0, width = this.width - indent }: Cell): readonly Line[] {
    return printable(text, this.#covers).flatMap((line) => {
      this.#hasNumbers ||= hasNumber(line);
      const fromRight = beginsRight(line);
      return brokenLines(line, width, (part) => this.#widthOf(part, style)).map((each) => ({ text: each, fromRight }));
    });
  }

  #widthOf(text: string, { font, size }: Style): number {
    const key = `${font} ${size} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#pdf.font(font, size).widthOfString(text);
    this.#widths.set(key, width);
    return width;
  }

  #printPart({ element, tag, style, indent = 0, width = this.width - indent }: Cell, lines: readonly Line[]): void {
    if (lines.length === 0) return;
    element.add(this.#pdf.markStructureContent(tag));
    lines.forEach((line, index) => {
      this.#printLine(line, style, { x: MARGIN.left + indent, y: this.#y + index * style.leading, width });
    });
    this.#pdf.endMarkedContent();
  }

  #printLine({ text, fromRight }: Line, style: Style, { x, y, width }: Place): void {
    const runs = runsOf(text, fromRight);
    const isMixed = runs.some(({ isRightToLeft }) => isRightToLeft);
    // As it is drawn it stands in the order of the paper: who listens to it, or copies it, gets the order in which it is read.
    if (isMixed) this.#pdf.markContent('Span', { actual: text });
    let at = fromRight ? x + width - this.#widthOfRuns(runs, style) : x;
    for (const run of runs) {
      this.#printRun(run, style, at, y);
      at += this.#widthOfRuns([run], style);
    }
    if (isMixed) this.#pdf.endMarkedContent();
  }

  #widthOfRuns(runs: readonly Run[], { font, size }: Style): number {
    this.#pdf.font(font, size);
    return runs.reduce((sum, { text, isRightToLeft }) => sum + this.#pdf.widthOfString(text, drawn(isRightToLeft)), 0);
  }

  #printRun({ text, isRightToLeft }: Run, { font, size }: Style, x: number, y: number): void {
    this.#pdf.font(font, size).text(text, x, y, drawn(isRightToLeft));
  }

  #draw(ornament: Ornament, height: number): void {
    const { left } = MARGIN;
    this.#asNothing('Layout', () => {
      const pdf = this.#pdf.lineWidth(ornament === 'bar' ? 4 : 0.5).strokeColor(ornament === 'bar' ? GREY : '#b1b4b6');
      if (ornament === 'bar') pdf.moveTo(left + 2, this.#y).lineTo(left + 2, this.#y + height);
      else pdf.moveTo(left, this.#y + height + 3).lineTo(left + this.width, this.#y + height + 3);
      pdf.stroke();
    });
  }

  #printFoot(text: string, number: string): void {
    const y = this.#pdf.page.height - MARGIN.bottom + 24;
    const numberWidth = this.#widthOf(number, FOOT);
    const [line = ''] = printable(text, this.#covers);
    const [first = '', ...more] = brokenLines(line, this.width - numberWidth - 40, (part) => this.#widthOf(part, FOOT));
    this.#asNothing('Pagination', () => {
      this.#pdf.fillColor(GREY);
      const fromRight = beginsRight(line);
      this.#printRunsOf(more.length > 0 ? `${first} …` : first, fromRight, y);
      this.#printRun({ text: number, isRightToLeft: false }, FOOT, MARGIN.left + this.width - numberWidth, y);
      this.#pdf.fillColor(INK);
    });
  }

  #printRunsOf(text: string, fromRight: boolean, y: number): void {
    let at: number = MARGIN.left;
    for (const run of runsOf(text, fromRight)) {
      this.#printRun(run, FOOT, at, y);
      at += this.#widthOfRuns([run], FOOT);
    }
  }

  /** Of what is only for the eye readers are told nothing. */
  #asNothing(type: 'Pagination' | 'Layout', draw: () => void): void {
    this.#pdf.markContent('Artifact', { type });
    draw();
    this.#pdf.endMarkedContent();
  }
}
