import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneLine, typedLine, typedLines } from '../../../domain/letters/typed.ts';
import { type Block, rendered } from '../../../laptop/stand-ins/notify/rendered.ts';

const kinds = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => ['items' in block ? [block.kind, ...block.items.flatMap(kinds)] : block.kind].flat());
const links = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if ('items' in block) return block.items.flatMap(links);
    return 'lines' in block ? block.lines.flat().flatMap(({ href = [] }) => href) : [];
  });
/** What a mail program by itself makes a link of. */
const LINKED_BY_MAIL = /\bwww\.[^\s”]|:\/\/|[\p{L}\p{N}-][.\u3002\uFF0E\uFF61]\p{L}{2,}/u;

describe('A name in a letter', () => {
  it.each([
    ['Bright Care (Stafford) Ltd', 'Bright Care (Stafford) Ltd'],
    ['O’Brien & Sons, t/a “Home: first”', 'O’Brien & Sons, t/a “Home: first”'],
    ['St. Mary’s 24/7 Care C.I.C.', 'St. Mary’s 24/7 Care C.I.C.'],
    ['Bright\nCare\r\n# Your refund', 'Bright Care # Your refund'],
    ['# Your refund', 'Your refund'],
    ['- - * first', 'first'],
    ['^ look here', 'look here'],
    ['---', '–'],
    ['1. Care', '1\u2024 Care'],
    ['[Claim](https://evil.example)', '(Claim)(https: //evil. example)'],
    ['https://evil.example/claim', 'https: //evil. example/claim'],
    ['see www.evil.example', 'see www. evil. example'],
    ['evil.example/claim', 'evil. example/claim'],
    ['mailto:claims@evil.example', 'mailto: claims@evil. example'],
    ['((name))', '( (name) )'],
    ['&#35; &lsqb;Claim&rsqb;', '& #35; & lsqb;Claim& rsqb;'],
    ['Care\u202Eelpmaxe', 'Careelpmaxe'],
    ['ev\u200Bil.exam\u00ADple', 'evil. example'],
    ['Care\tHome\u0000s', 'Care Homes'],
  ])('%j reads %j', (name, expected) => expect(typedLine(name)).toBe(expected));

  it.each([
    ['Bright Care Ltd', true],
    ['Crèche Ŵyn 2', true],
    ['Bright\nCare', false],
    ['Bright\u2028Care', false],
    ['Bright\u202ECare', false],
    ['Bright\u200BCare', false],
    ['###', false],
    ['', false],
  ])('%j is one line that shows all it holds: %j', (name, expected) => expect(isOneLine(name)).toBe(expected));
});

describe('A text in a letter', () => {
  it('is a quotation, each of its lines opened by a quotation mark', () => {
    expect(typedLines('The plan is sound.\n\n- but the rota\n# is not')).toBe(
      '“The plan is sound.\n\n“- but the rota\n\n“# is not”',
    );
    expect(typedLines(' \n ')).toBe('');
  });
});

const typing = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'#*-^•>=_+|~`[]()<>!:/.&;1aw \n\r\t\u2028\u200B\u202E'), maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '# ',
          '- ',
          '1. ',
          '^',
          '---',
          '\n',
          '\n\n',
          '    ',
          '[x](',
          'https://',
          'www.',
          'evil.example',
          '/x',
          ')',
          '((name))',
          '&#35;',
          '&lsqb;',
          '&#x5b;',
          'Care',
        ],
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

describe('Whatever is typed', () => {
  it('makes no heading, list, inset, rule, link or field of a letter, as a name', () => {
    fc.assert(
      fc.property(typing, (typed) => {
        const name = typedLine(typed);
        const letter = rendered(`Dear ${name},\n\n# Outcome\n\n- ${name}\n- last\n\n${name}`);
        expect(kinds(letter)).toEqual(['paragraph', 'heading', 'bullets', 'paragraph', 'paragraph', 'paragraph']);
        expect(links(letter)).toEqual([]);
        expect(name).not.toMatch(LINKED_BY_MAIL);
        expect(name).not.toContain('((');
        expect(name.split(/[\n\r\u2028\u2029]/)).toHaveLength(1);
      }),
      { numRuns: 3000 },
    );
  });

  it('makes none as a text of many lines', () => {
    fc.assert(
      fc.property(typing, (typed) => {
        const letter = rendered(`The reason:\n\n${typedLines(typed)}\n\nYours`);
        expect(new Set(kinds(letter))).toEqual(new Set(['paragraph']));
        expect(links(letter)).toEqual([]);
        expect(typedLines(typed)).not.toMatch(LINKED_BY_MAIL);
        expect(typedLines(typed)).not.toContain('((');
      }),
      { numRuns: 3000 },
    );
  });

  it('would, if it were left as it is', () => {
    const refund = rendered('Dear Bright Care\n\n# Your refund\n\n[Claim](https://evil.example)');
    expect(kinds(refund)).toEqual(['paragraph', 'heading', 'paragraph']);
    expect(links(refund)).toEqual(['https://evil.example']);
    expect(kinds(rendered('&#35; Your refund'))).toEqual(['heading']);
    expect(links(rendered('&lsqb;Claim&rsqb;(https&colon;//evil.example)'))).toEqual(['https://evil.example']);
    expect(kinds(rendered('- # Your refund\n---\n^ now\n1. first'))).toEqual([
      'bullets',
      'heading',
      'rule',
      'inset',
      'numbers',
      'paragraph',
    ]);
  });
});
