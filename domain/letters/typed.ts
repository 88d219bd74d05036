import { UNSEEN } from '../unseen.ts';

/**
 * What people typed, made fit to stand in a letter. GOV.UK Notify reads Markdown in what it is given, and mail programs make links of
 * whatever looks like one: a name or a reason must never become a heading, a list, a link or a field of the template in a letter that
 * bears the council's name.
 */

const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;

/** Whether a text is one line that shows all that it holds, with a letter or a number in it: what a name must be where it comes in. */
export const isOneLine = (text: string): boolean => text.search(UNSEEN) < 0 && /[\p{L}\p{N}]/u.test(text);

/** A name or another short text as one line that can stand anywhere in a letter: in its subject, a sentence or a list. */
export const typedLine = (text: string): string =>
  plain(text.split(LINE_END).join(' '))
    .replace(/^[\s#*•^>=_+|~`-]+/u, '')
    // "1." at the beginning of an item would begin a list of its own; the one dot leader looks the same.
    .replace(/^(\d+)\./u, '$1\u2024') || '–';

/**
 * A typed text of one or more lines, as a quotation. Each line opens with a quotation mark, as paragraphs of a quotation do in print,
 * so that no line begins with what Markdown would read. Lines are parted by an empty one; nothing typed gives ''.
 */
export const typedLines = (text: string): string => {
  const lines = text.split(LINE_END).map(plain).filter(Boolean);
  return lines.length === 0 ? '' : `${lines.map((line) => `“${line}`).join('\n\n')}”`;
};

/** Lines of a list. */
export const listed = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');

const plain = (line: string): string =>
  line
    .replaceAll(UNSEEN, (unseen) => (unseen === '\t' ? ' ' : ''))
    // Links, images and footnotes of Markdown all need square brackets; `((name))` is a field of Notify's template.
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(/(?<=\()(?=\()|(?<=\))(?=\))/gu, ' ')
    // Notify reads `&#35;` as the character it names before it reads Markdown.
    .replaceAll(/&(?=[^\s<&;]{1,33};)/gu, '& ')
    // `https://evil.example`, `www.evil.example` and `evil.example/x` are links to mail programs: a space ends them, and can be read.
    .replaceAll(/:(?=\/\/)|(?<=\p{L}):(?=\S)/gu, ': ')
    .replaceAll(/[.\u2024\u3002\uFF0E\uFF61](?=[\p{L}\p{M}]{2})|(?<=www)\.(?=\S)/giu, '. ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
