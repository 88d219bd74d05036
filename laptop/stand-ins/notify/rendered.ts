/** A piece of a line: plain text, or a link with its address. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
}

/** A part of an email as Notify lays it out; a list's item may hold further parts. */
export type Block =
  | { readonly kind: 'heading' | 'subheading' | 'paragraph' | 'inset'; readonly lines: Piece[][] }
  | { readonly kind: 'bullets' | 'numbers'; readonly items: Block[][] }
  | { readonly kind: 'rule' };

const RULE = /^ {0,3}[-*_](?: *[-*_]){2,} *$/;
const HEADING = /^ *(#{1,6}) *(.+?) *#* *$/;
const UNDERLINE = /^ *(=|-){2,} *$/;
const ITEM = /^ *([•*-]|\d+\.)(.*)$/;
const INSET = /^ *\^ ?(.*)$/;

/**
 * What a reader sees of an email's body: Notify's Markdown (notifications-utils, `markdown.py`), as far as letters can come to use it.
 * Notify reads HTML's character references first, then blocks, then links; a list need not follow an empty line here, nor a space its
 * bullet, so that nothing passes here that might not pass there.
 */
export const rendered = (body: string): Block[] => blocks(charactersNamed(body).split(/\r\n|[\n\r\u2028\u2029]/));

const blocks = (lines: readonly string[]): Block[] => {
  const made: Block[] = [];
  let open: string[] = [];
  const close = () => {
    if (open.length > 0) made.push({ kind: 'paragraph', lines: open.map(pieces) });
    open = [];
  };
  for (const line of lines) {
    const [, hashes, title = ''] = HEADING.exec(line) ?? [];
    const [, marker, item = ''] = ITEM.exec(line) ?? [];
    const inset = INSET.exec(line)?.[1];
    if (line.trim() === '') close();
    else if (open.length > 0 && UNDERLINE.test(line)) {
      made.push({ kind: line.includes('=') ? 'heading' : 'subheading', lines: open.map(pieces) });
      open = [];
    } else if (RULE.test(line)) {
      close();
      made.push({ kind: 'rule' });
    } else if (hashes) {
      close();
      made.push({ kind: kindOfHeading(hashes.length), lines: [pieces(title)] });
    } else if (marker) {
      close();
      addItem(made, /\d/.test(marker) ? 'numbers' : 'bullets', blocks([item.trimStart()]));
    } else if (inset !== undefined) {
      close();
      made.push({ kind: 'inset', lines: [pieces(inset)] });
    } else open.push(line);
  }
  close();
  return made;
};

const kindOfHeading = (level: number) => (['heading', 'subheading'] as const)[level - 1] ?? 'paragraph';

const addItem = (made: Block[], kind: 'bullets' | 'numbers', item: Block[]): void => {
  const last = made.at(-1);
  if (last?.kind === kind) last.items.push(item);
  else made.push({ kind, items: [item] });
};

const LINK = /\[([^\]]*)\]\(([^)\s]*)[^)]*\)|(https?:\/\/[^\s<]+[^<.,:"')\]\s])/g;

const pieces = (line: string): Piece[] => {
  const found: Piece[] = [];
  let end = 0;
  for (const { 0: whole, 1: text, 2: href, index } of line.matchAll(LINK)) {
    if (index > end) found.push({ text: line.slice(end, index) });
    found.push({ text: text ?? whole, href: href ?? whole });
    end = index + whole.length;
  }
  return end < line.length ? [...found, { text: line.slice(end) }] : found;
};

const named: Readonly<Record<string, string>> = {
  amp: '&',
  num: '#',
  ast: '*',
  lsqb: '[',
  rsqb: ']',
  lpar: '(',
  rpar: ')',
  colon: ':',
  sol: '/',
  period: '.',
  NewLine: '\n',
  Hat: '^',
};

/** Character references with their semicolon, as Notify reads them: those by number and, of those by name, what Markdown could use. */
const charactersNamed = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|(\w{1,32}));/g, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code === undefined) return named[name] ?? whole;
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
