import { areLong, type Block } from '../../domain/printed/block.ts';
import type { PrintedDocument } from '../../domain/printed/document.ts';
import type { Paper, Style } from './paper.ts';

type Element = ReturnType<Paper['part']>;

/** Where blocks go: below which part of the document, and how far from the left edge, in points. */
interface Within {
  readonly parent: Element;
  readonly indent: number;
}

const body: Style = { font: 'regular', size: 11, leading: 16 };
const bold: Style = { ...body, font: 'bold' };
const styles = {
  title: { font: 'bold', size: 20, leading: 26 },
  heading: { font: 'bold', size: 15, leading: 20 },
  subheading: { font: 'bold', size: 12, leading: 17 },
} as const satisfies Record<string, Style>;

const AFTER = 8;
const STEP = 20;
/** However deep lists lie within lists, something of the line is left. */
const DEEPEST = 5 * STEP;
/** Of two columns, the part of the first one. */
const FIRST = 0.38;
const GAP = 16;

/** The title, with what it is about above it. */
export const printTitle = (
  paper: Paper,
  parent: Element,
  { title, about }: Pick<PrintedDocument, 'title' | 'about'>,
): void => {
  if (about) printText(paper, { parent, indent: 0 }, about);
  paper.print([{ element: paper.part('H1', parent), tag: 'H1', text: title, style: styles.title }]);
  paper.space(AFTER * 1.5);
};

export const printBlocks = (paper: Paper, within: Within, blocks: readonly Block[]): void => {
  for (const block of blocks) printBlock(paper, within, block);
};

const printBlock = (paper: Paper, within: Within, block: Block): void => {
  if ('heading' in block) printHeading(paper, within, block.heading, 'H2');
  else if ('subheading' in block) printHeading(paper, within, block.subheading, 'H3');
  else if ('text' in block) printText(paper, within, block.text);
  else if ('note' in block) printNote(paper, within, block.note);
  else if ('items' in block)
    printList(
      paper,
      within,
      'bulleted',
      block.items.map((text) => [{ text }]),
    );
  else if ('list' in block) printList(paper, within, block.list, block.entries);
  else if ('answers' in block) printAnswers(paper, within, block.answers);
  else printTable(paper, within, block);
};

const printHeading = (paper: Paper, { parent, indent }: Within, text: string, tag: 'H2' | 'H3'): void => {
  const style = tag === 'H2' ? styles.heading : styles.subheading;
  paper.space(tag === 'H2' ? AFTER * 1.5 : AFTER / 2);
  // With some of what it is the heading of.
  paper.keep(style.leading + body.leading * 3);
  if (tag === 'H2') paper.bookmark(text);
  paper.print([{ element: paper.part(tag, parent), tag, text, style, indent }]);
  paper.space(AFTER / 2);
};

const printText = (paper: Paper, { parent, indent }: Within, text: string): void => {
  paper.print([{ element: paper.part('P', parent), tag: 'P', text, style: body, indent }]);
  paper.space(AFTER);
};

const printNote = (paper: Paper, { parent, indent }: Within, text: string): void => {
  const note = paper.part('Div', parent);
  paper.print([{ element: paper.part('P', note), tag: 'P', text, style: bold, indent: indent + STEP }], 'bar');
  paper.space(AFTER * 1.5);
};

const printList = (
  paper: Paper,
  { parent, indent }: Within,
  kind: 'numbered' | 'bulleted',
  entries: readonly (readonly Block[])[],
): void => {
  if (entries.length === 0) return;
  const list = paper.part('L', parent);
  const inner = Math.min(indent + (kind === 'numbered' ? STEP * 1.5 : STEP), DEEPEST);
  entries.forEach(([first, ...more], index) => {
    const item = paper.part('LI', list);
    const label = paper.part('Lbl', item);
    const within = { parent: paper.part('LBody', item), indent: inner };
    const text = first && 'text' in first ? first.text : '';
    const mark = kind === 'numbered' ? `${index + 1}.` : '•';
    paper.print([
      {
        element: label,
        tag: 'Lbl',
        text: mark,
        style: body,
        indent: Math.min(indent, inner - STEP),
        width: STEP * 1.5,
      },
      {
        element: paper.part('P', within.parent),
        tag: 'P',
        text,
        // A question stands out from what is said of it.
        style: kind === 'numbered' ? bold : body,
        indent: inner,
      },
    ]);
    paper.space(AFTER / 2);
    printBlocks(paper, within, first && !('text' in first) ? [first, ...more] : more);
  });
  paper.space(AFTER / 2);
};

/** Side by side where all are short; else each answer below its question, which is a heading then, so that readers can go from one to the next. */
const printAnswers = (
  paper: Paper,
  within: Within,
  answers: readonly { readonly question: string; readonly answer: string }[],
): void => {
  if (areLong(answers)) {
    for (const { question, answer } of answers) {
      printHeading(paper, within, question, 'H3');
      printText(paper, within, answer);
    }
    return;
  }
  if (answers.length === 0) return;
  const table = paper.part('Table', within.parent);
  const first = (paper.width - within.indent) * FIRST;
  const second = within.indent + first + GAP;
  for (const { question, answer } of answers) {
    const row = paper.part('TR', table);
    const head = paper.part('TH', row, 'Row');
    const cells = [
      { element: head, tag: 'TH', text: question, style: bold, indent: within.indent, width: first },
      { element: paper.part('TD', row), tag: 'TD', text: answer, style: body, indent: second },
    ];
    paper.print(cells, 'rule');
    paper.space(AFTER);
  }
  paper.space(AFTER / 2);
};

const printTable = (
  paper: Paper,
  { parent, indent }: Within,
  { table: caption, head, rows }: Extract<Block, { readonly table: string }>,
): void => {
  const width = (paper.width - indent - GAP * (head.length - 1)) / head.length;
  const table = paper.part('Table', parent);
  const printRow = (texts: readonly string[], tag: 'TH' | 'TD') => {
    const row = paper.part('TR', table);
    const cells = head.map((_, column) => ({
      element: paper.part(tag, row, tag === 'TH' ? 'Column' : undefined),
      tag,
      text: texts[column] ?? '',
      style: tag === 'TH' ? bold : body,
      indent: indent + column * (width + GAP),
      width,
    }));
    paper.print(cells, 'rule');
    paper.space(AFTER);
  };
  const captioned = paper.part('Caption', table);
  paper.keep(body.leading * 4);
  paper.print([{ element: captioned, tag: 'Caption', text: caption, style: bold, indent }]);
  paper.space(AFTER / 2);
  printRow(head, 'TH');
  for (const row of rows) printRow(row, 'TD');
  paper.space(AFTER / 2);
};
