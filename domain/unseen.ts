/** Control characters, separators of lines, and what nobody sees: zero-width characters, bidirectional overrides, fillers. */
export const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]|\u034F/gu;

/** Besides spaces, also the blank of Braille and the selectors of how a sign is drawn. */
const SEEN = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;
const ENDS =
  /^[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+|[\s\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]+$/gu;

/** Whether nothing can be seen in a text: a lone space of no width is no answer. */
export const isBlank = (text: string): boolean => !SEEN.test(text);

/** A line without what nobody sees at its ends, each space in it one: for a line of bounded length. */
export const asOneLine = (line: string): string => line.replaceAll(ENDS, '').replaceAll(/[\p{Zs}\t]+/gu, ' ');

/** A short text as it is compared: characters of every width in one form, and nothing that cannot be seen. For what has no spaces of its own, such as a number. */
export const plainly = (line: string): string => asOneLine(line.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''));
