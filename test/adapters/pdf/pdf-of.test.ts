import { describe, expect, it } from 'vitest';
import { pdfOf } from '../../../adapters/pdf/pdf-of.ts';
import type { Block } from '../../../domain/printed/block.ts';
import { readPdf } from '../../support/read-pdf.ts';
import { fonts } from '../../support/write-pdf.ts';

const print = pdfOf(fonts);
const document = (...blocks: Block[]) => ({
  title: 'Receipt of an application',
  about: 'Home Care, Staffordshire',
  language: 'en-GB',
  writtenAt: '2027-01-02T03:04:05.000Z',
  blocks,
});
const printed = async (...blocks: Block[]) => readPdf(await print(document(...blocks)));
const tagged = async (...blocks: Block[]) =>
  (await printed(...blocks)).read().map(({ tag, text }) => (text ? `${tag}: ${text}` : tag));

const sentence = 'Every visit is planned with the person whose home it is, and office staff ring if one is late. ';
const everything: readonly Block[] = [
  { note: 'Not submitted, not assessed.' },
  { heading: 'Your organisation' },
  { answers: [{ question: 'Name', answer: 'Tŷ Ŵyn Cyf' }] },
  { subheading: 'How you work' },
  { text: 'One line\nand another' },
  { items: ['first', 'second'] },
  { list: 'numbered', entries: [[{ text: 'Which lots?' }, { items: ['A', 'B'] }]] },
  { table: 'Rates', head: ['Lot', 'Rate'], rows: [['A', '£20.00']] },
];

describe('A PDF', () => {
  it('says what it is: its title, its language, when it was written, and that it is tagged throughout', async () => {
    const pdf = await printed(...everything);
    expect(pdf.info).toMatchObject({
      Title: 'Receipt of an application',
      Language: 'en-GB',
      CreationDate: 'D:20270102030405Z',
    });
    expect(pdf).toMatchObject({ isMarked: true, titleShown: true, bookmarks: ['Your organisation'] });
    expect(pdf.metadata).toMatchObject({ 'pdfuaid:part': '1', 'dc:title': 'Receipt of an application' });
  });

  it('is read in order, each part as what it is', async () => {
    expect(await tagged(...everything)).toEqual([
      'Document',
      'P: Home Care, Staffordshire',
      'H1: Receipt of an application',
      ...['Div', 'P: Not submitted, not assessed.'],
      'H2: Your organisation',
      ...['Table', 'TR', 'TH: Name', 'TD: Tŷ Ŵyn Cyf'],
      'H3: How you work',
      'P: One line\nand another',
      ...['L', 'LI', 'Lbl: •', 'LBody', 'P: first', 'LI', 'Lbl: •', 'LBody', 'P: second'],
      ...['L', 'LI', 'Lbl: 1.', 'LBody', 'P: Which lots?'],
      ...['L', 'LI', 'Lbl: •', 'LBody', 'P: A', 'LI', 'Lbl: •', 'LBody', 'P: B'],
      ...['Table', 'Caption: Rates', 'TR', 'TH: Lot', 'TH: Rate', 'TR', 'TD: A', 'TD: £20.00'],
    ]);
  });

  it('tells of each head of a table whether it is of a row or a column', async () => {
    const heads = (await printed(...everything)).read().filter(({ tag }) => tag === 'TH');
    expect(heads.map(({ text, scope }) => [text, scope])).toEqual([
      ['Name', 'Row'],
      ['Lot', 'Column'],
      ['Rate', 'Column'],
    ]);
  });

  it('holds the fonts that it is printed in, and needs no other', async () => {
    const bytes = await print(document(...everything));
    const { pages } = await readPdf(bytes);
    expect(pages.flatMap((page) => page.fonts)).toEqual([true, true]);
    const names = Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/BaseFont \/\w+\+([\w-]+)/g);
    expect(new Set(Array.from(names, ([, name]) => name))).toEqual(
      new Set(['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold']),
    );
  });

  it('lists no signs of a font, as which pdfkit leaves out the parts of those that are put together', async () => {
    const bytes = await print(document({ text: 'محمد, Tŷ Ŵyn' }));
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/FontFile2(?![\s\S]*CIDSet)/);
  });

  it('is the same, byte for byte, of the same document, and another one a second later', async () => {
    const [one, again] = [await print(document(...everything)), await print(document(...everything))];
    const later = await print({ ...document(...everything), writtenAt: '2027-01-02T03:04:06.000Z' });
    expect(Buffer.compare(one, again)).toBe(0);
    expect(Buffer.compare(one, later)).not.toBe(0);
  });
});

describe('A long PDF', () => {
  const long: readonly Block[] = [
    { heading: 'Quality' },
    { answers: [{ question: 'How do you keep people safe?', answer: sentence.repeat(120) }] },
    { answers: Array.from({ length: 60 }, (_, index) => ({ question: `Question ${index}`, answer: sentence })) },
    { text: 'The end.' },
  ];

  it('goes on over as many pages as it takes, loses nothing on the way, and numbers them where readers are not told', async () => {
    const pdf = await printed(...long);
    expect(pdf.pages.length).toBeGreaterThan(5);
    const said = pdf.read().map(({ text }) => text);
    const words = said.join(' ').replaceAll(/\s+/g, ' ');
    expect(words.split('Every visit is planned').length - 1).toBe(180);
    expect(words).toMatch(/Question 59 .*The end\.$/);
    expect(words).not.toContain('Page 1 of');
    pdf.pages.forEach(({ pieces }, index) => {
      expect(pieces.map(({ text }) => text)).toContain(`Page ${index + 1} of ${pdf.pages.length}`);
    });
  });

  it('keeps to the paper, and prints nothing over anything else', async () => {
    const { pages } = await printed(...everything, ...long);
    for (const { pieces } of pages) {
      for (const { x, y, width } of pieces) {
        expect(x).toBeGreaterThanOrEqual(59);
        expect(x + width).toBeLessThanOrEqual(595.28 - 58);
        expect(y).toBeGreaterThan(30);
        expect(y).toBeLessThan(841.89 - 60);
      }
      const over = pieces.filter((one, index) =>
        pieces
          .slice(index + 1)
          .some(
            (other) =>
              Math.abs(one.y - other.y) < Math.min(one.height, other.height) * 0.9 &&
              one.x < other.x + other.width - 0.5 &&
              other.x < one.x + one.width - 0.5,
          ),
      );
      expect(over).toEqual([]);
    }
  });

  it('leaves no heading behind at the end of a page', async () => {
    const { pages } = await printed(
      ...Array.from({ length: 40 }, (_, index) => [{ heading: `Part ${index}` }, { text: sentence.repeat(4) }]).flat(),
    );
    for (const { structure } of pages) {
      const tags = structure.flatMap(({ parts }) => parts.filter(({ text }) => text).map(({ tag }) => tag));
      expect(tags.at(-1)).toBe('P');
    }
  });
});

describe('What people type', () => {
  const shown = async (text: string) => (await tagged({ text })).slice(3);

  it.each([
    ['Welsh', 'Gwasanaethau Gofal Tŷ Ŵyn, Llanŵyddyn'],
    ['Polish, Romanian and Vietnamese', 'Wójcik, Țurcanu, Nguyễn Thị Hồng'],
    ['Greek and Russian', 'Παπαδόπουλος, Иванова'],
    ['signs that are pasted from elsewhere', '→ ≥ 3 ✓ ☑ ● “quoted” – it’s £20½…'],
    ['HTML, which is nothing here', '<script>alert(1)</script> & co'],
    ['what ends a string in a PDF', ') Tj ET (\\'],
  ])('is printed as it was typed: %s', async (_, text) => {
    expect(await shown(text)).toEqual([`P: ${text}`]);
  });

  it('stands as a number where the fonts have no sign for it, and the file says so', async () => {
    expect(await shown('李小龙 of Care')).toEqual([
      'P: [U+674E U+5C0F U+9F99] of Care',
      'Div',
      expect.stringMatching(/^P: Some signs that were typed cannot be printed here/),
    ]);
  });

  it('is read from right to left where it is written so, brackets and numbers among it too', async () => {
    const [said] = await shown('السلام عليكم (مدير) من Care Ltd في 2026');
    expect(said).toContain('Care Ltd');
    expect(said).not.toContain('U+');
    const { pages } = await printed({ text: 'محمد' }, { text: 'Care' });
    const x = (text: RegExp) => pages[0]?.pieces.find((piece) => text.test(piece.text))?.x ?? 0;
    expect(x(/Care/)).toBeLessThan(100);
    expect(x(/\p{Script=Arabic}/u)).toBeGreaterThan(400);
  });

  it('loses what nobody sees: bidirectional overrides, zero widths, control characters', async () => {
    expect(await shown('pay\u202Efdp\u202C \u200Bone\u2060two\u0007\uFEFF\u00ADthree')).toEqual([
      'P: payfdp onetwothree',
    ]);
  });

  it('is broken where one word is longer than a line', async () => {
    const { pages } = await printed({ text: 'x'.repeat(1000) });
    const lines = pages.flatMap(({ pieces }) => pieces.filter(({ text }) => /^x+$/.test(text)));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.map(({ text }) => text).join('')).toBe('x'.repeat(1000));
  });

  it('may be a title with any sign in it', async () => {
    const pdf = await readPdf(await print({ ...document(), title: 'A & B <Ŵ> ]]>' }));
    expect(pdf.info.Title).toBe('A and B ‹Ŵ› ]]›');
    expect(pdf.metadata['dc:title']).toBe('A and B ‹Ŵ› ]]›');
    expect(pdf.read().find(({ tag }) => tag === 'H1')?.text).toBe('A & B <Ŵ> ]]>');
  });
});
