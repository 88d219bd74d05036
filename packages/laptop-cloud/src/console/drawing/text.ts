/** Widths of Arial in thousandths of its size; what is missing is as wide as most letters. */
const widths: Record<string, number> = Object.fromEntries(
  [
    ["iljI|!.,:;'", 250],
    [' ft()[]r/-', 310],
    ['kszvcJyx', 500],
    ['mM', 840],
    ['wCDHNRU', 722],
    ['OQG', 770],
    ['W', 944],
    ['ABEKPSVXY&', 667],
  ].flatMap(([characters, width]) => [...`${characters}`].map((character) => [character, Number(width)])),
);

/** Other fonts that may have to stand in for Arial are a little wider. */
const allowance = 1.06;

/** How wide a line of Arial is, in px, for a font of `size` px: near enough to leave room for it. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, character) => sum + (widths[character] ?? 556), 0) * (size / 1000) * allowance;

/** Breaks a label between words into lines no wider than `width` px, unless one word is. */
export const linesOf = (text: string, size: number, width: number): string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};
