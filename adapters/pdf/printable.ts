import { UNSEEN } from '../../domain/unseen.ts';

/** Whether the fonts have a sign for this code point. */
export type Covers = (codePoint: number) => boolean;

/** They join or part letters of the Arabic script, and are nothing anywhere else. */
const JOINERS = /(?<!\p{Script=Arabic})[\u200C\u200D]/gu;
const UNSEEN_BUT_JOINERS = new RegExp(`(?![\\u200C\\u200D])(?:${UNSEEN.source})`, 'gu');
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
/** Spaces of every width at which a line may end. */
const SPACES = /[^\S\u00A0\u202F]+/g;
/** Marks that are piled upon one letter: no language has more, and any number would cover the lines above. */
const PILED = /(\p{M}{6})\p{M}+/gu;

/**
 * A text as it can be printed, in lines: without what nobody sees, and with the number of each sign that the fonts lack in its place, as `[U+4E2D]`. None
 * is lost without a trace.
 */
export const printable = (text: string, covers: Covers): readonly string[] =>
  text
    .toWellFormed()
    .replaceAll(LINE_ENDS, '\n')
    .split('\n')
    .map((line) => shown(cleaned(line), covers));

const cleaned = (line: string): string =>
  line
    .normalize('NFC')
    .replaceAll('\t', ' ')
    .replaceAll(JOINERS, '')
    .replaceAll(UNSEEN_BUT_JOINERS, '')
    .replaceAll(/\p{Variation_Selector}/gu, '')
    .replaceAll(PILED, '$1')
    .replaceAll(SPACES, ' ')
    .trim();

const shown = (line: string, covers: Covers): string => {
  let printed = '';
  let missing = '';
  for (const sign of line) {
    if (covers(sign.codePointAt(0) ?? 0)) {
      printed += numbersOf(missing) + sign;
      missing = '';
    } else missing += sign;
  }
  return printed + numbersOf(missing);
};

const numbersOf = (signs: string): string =>
  signs && `[${Array.from(signs, (sign) => `U+${hexOf(sign).toUpperCase().padStart(4, '0')}`).join(' ')}]`;

const hexOf = (sign: string): string => (sign.codePointAt(0) ?? 0).toString(16);

/** Whether a printed line has a number in the place of a sign. */
export const hasNumber = (line: string): boolean => /\[U\+[0-9A-F]{4,6}[\] ]/.test(line);
