const times = (count: number, text: string) => Array<string>(count).fill(text).join(' ');

/** Texts with their words: what the domain counts, and what a real browser counts as they are typed. */
export const wordCases: readonly (readonly [string, string, number])[] = [
  ['nothing', '', 0],
  ['spaces and empty lines', '  \n \n', 0],
  ['one word', 'one', 1],
  ['spaces around and between', ' two  words\n', 2],
  ['hyphens', 'home-care is one, with its hyphen', 6],
  ['hyphens and em dashes without spaces, 150 times', times(150, 'mother-in-law—Wait'), 150],
  ['em dashes between spaces', 'mother-in-law — Wait', 2],
  ['300 words and a bullet', `${times(300, 'word')}\n•`, 300],
  ['bullets, dashes and asterisks before lines', '• wash\n– dress\n* eat\n- sleep', 4],
  ['a number before a line', '1. wash\n2) dress', 4],
  ['line ends of Windows', 'one\r\ntwo\r\n\r\nthree', 3],
  ['emoji', 'well done 👍🏽 👨‍👩‍👧', 2],
  ['an emoji at a word', 'done👍', 1],
  ['a space that does not break, U+00A0', 'two\u00A0words', 2],
  ['a narrow space, U+202F', 'two\u202Fwords', 2],
  ['a space of no width, U+200B', 'one\u200Bword', 1],
  ['a mark of byte order, U+FEFF', '\uFEFFone\uFEFFword', 1],
  ['nothing but spaces of no width', '\u200B \uFEFF \u200B', 0],
  ['a soft hyphen', 'hand\u00ADover', 1],
  ['tabs', 'one\ttwo', 2],
  ['slashes', 'and/or', 1],
  ['an apostrophe', 'the carer’s own', 3],
  ['sums and times', '£24.10 at 9:30am', 3],
  ['letters of other alphabets', 'Žofie مرحبا Νίκος', 3],
];
