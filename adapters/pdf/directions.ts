import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** A part of a line that runs one way, as it stands from left to right on paper. */
export interface Run {
  /** In the order in which it is read. */
  readonly text: string;
  readonly isRightToLeft: boolean;
}

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether anything of a text is read from right to left. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** Whether a paragraph is read from right to left, by its first letter. */
export const beginsRight = (text: string): boolean =>
  hasRightToLeft(text) && (bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level ?? 0) % 2 === 1;

/** A line in runs of one direction, from left to right on paper: Unicode's algorithm for what is written both ways. */
export const runsOf = (line: string, fromRight: boolean): readonly Run[] => {
  if (!hasRightToLeft(line)) return [{ text: line, isRightToLeft: false }];
  const { levels } = bidi.getEmbeddingLevels(line, fromRight ? 'rtl' : 'ltr');
  const starts = [...levels.keys()].filter((index) => levels[index] !== levels[index - 1]);
  const runs = starts.map((from, index) => ({ level: levels[from] ?? 0, text: line.slice(from, starts[index + 1]) }));
  return reordered(runs).map(({ level, text }) => ({
    text: level % 2 === 1 ? mirrored(text) : text,
    isRightToLeft: level % 2 === 1,
  }));
};

/** From the deepest level up, each stretch that lies that deep is turned round (UAX 9, L2). */
const reordered = <Of extends { readonly level: number }>(runs: readonly Of[]): readonly Of[] => {
  const order = [...runs];
  for (let level = Math.max(...runs.map((run) => run.level)); level > 0; level--) {
    let from = 0;
    while (from < order.length) {
      let to = from;
      while (to < order.length && (order[to]?.level ?? 0) >= level) to++;
      order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to + 1;
    }
  }
  return order;
};

/** A bracket that opens from the right is drawn as one that closes. */
const mirrored = (text: string): string => Array.from(text, (sign) => bidi.getMirroredCharacter(sign) ?? sign).join('');
