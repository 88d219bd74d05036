/**
 * A company number as Companies House and CQC's register write it: 8 characters in capitals, figures padded with noughts ("123 4567" is
 * 01234567, "sc 1234" is SC001234). `undefined` of what is none.
 */
export const companyNumberFrom = (typed: string): string | undefined => {
  const plain = typed
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toUpperCase();
  const [, prefix = '', figures = '', ending = ''] = /^([A-Z]{0,2})(\d+)([A-Z]{0,2})$/.exec(plain) ?? [];
  const padded = `${prefix}${figures.padStart(8 - prefix.length - ending.length, '0')}${ending}`;
  return /[1-9]/.test(figures) && padded.length === 8 ? padded : undefined;
};
