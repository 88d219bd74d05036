/** The width of a text, in points. */
export type Width = (text: string) => number;

const signs = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** More of the narrowest signs than stand in a line. */
const MOST_IN_A_LINE = 400;

/** A line broken where it gets too long for the paper: between words, and inside of one that is longer than a line. It has a line at least. */
export const brokenLines = (line: string, width: number, widthOf: Width): readonly string[] => {
  const lines: string[] = [];
  let words: string[] = [];
  let used = 0;
  const space = widthOf(' ');
  const end = () => {
    if (words.length > 0) lines.push(words.join(' '));
    words = [];
    used = 0;
  };
  for (const word of line.split(' ').flatMap((each) => pieces(each, width, widthOf))) {
    const wide = widthOf(word);
    if (words.length > 0 && used + space + wide > width) end();
    used += wide + (words.length > 0 ? space : 0);
    words.push(word);
  }
  end();
  return lines.length > 0 ? lines : [''];
};

/** A word that is longer than a line, in pieces that are not. */
const pieces = (word: string, width: number, widthOf: Width): readonly string[] => {
  if (widthOf(word) <= width) return [word];
  const all = Array.from(signs.segment(word), ({ segment }) => segment);
  const found: string[] = [];
  let likely = 1;
  for (let from = 0; from < all.length; from += likely) {
    const most = Math.min(all.length - from, MOST_IN_A_LINE);
    const piece = (count: number) => all.slice(from, from + count).join('');
    likely = mostThatFit((count) => count <= most && widthOf(piece(count)) <= width, most, likely);
    found.push(piece(likely));
  }
  return found;
};

/**
 * One at least: as many as fitted into the line before, or found by halves, since to try one more after another would take minutes with a word
 * of 40,000 letters.
 */
const mostThatFit = (doFit: (count: number) => boolean, most: number, likely: number): number => {
  if (doFit(likely) && !doFit(likely + 1)) return likely;
  let fits = 1;
  let tooMany = most + 1;
  while (tooMany - fits > 1) {
    const half = Math.floor((fits + tooMany) / 2);
    if (doFit(half)) fits = half;
    else tooMany = half;
  }
  return fits;
};
