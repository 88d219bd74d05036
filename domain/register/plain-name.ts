/** A word without case, accents and punctuation: "O’Brien" and "OBRIEN" are one. */
const plainWord = (word: string): string =>
  word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** The words of a name, plain; hyphens part words, apostrophes and full stops do not. */
export const plainWords = (name: string): string[] =>
  name
    .split(/[\s\p{Pd}/,;()]+/u)
    .map(plainWord)
    .filter((word) => word !== '');
