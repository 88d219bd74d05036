/** Letters and digits that nobody takes for one another on paper or on the telephone. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** So many of 32: some 10^12 codes. */
export const CODE_LENGTH = 8;

/** A code as it is read: `7KQM-2XPD`. */
export const codeInGroups = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** The code in what somebody typed: case, blanks and hyphens do not count. `undefined` where it is none. */
export const codeFrom = (typed: string): string | undefined => {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '');
  const is = plain.length === CODE_LENGTH && [...plain].every((each) => CODE_ALPHABET.includes(each));
  return is ? plain : undefined;
};
