/** Characters that nobody sees, and that come along when a page is copied: zero-width ones, and marks of direction. */
const unseen = /\p{Cf}+/gu;
/** Hyphens and dashes of every length, and the minus signs: word processors put them in each other's place. */
const dashes = /[\p{Pd}\u2043\u2212\u02D7\u2796]+/gu;
const address = /\bCQC\.ORG\.UK\.?\/(?:[^?#\s]*\/)?(?:LOCATION|PROVIDER)S?\/([^/?#\s]+)/;

/**
 * The id of a location or provider on CQC's register, out of what a person typed or pasted: `1-` and 5 to 12 digits for most (those that
 * the register has published have 9 to 11), `R` and letters or digits for an NHS trust. The addresses of cqc.org.uk pages are accepted
 * too. `undefined` when there is no id in it; the register answers 400 to an id in lower case, so the answer is always in upper case.
 *
 * The one rule of the form, of both checks, of the officers' page and of the register's client.
 */
export const registerIdFrom = (typed: string): string | undefined => {
  const plain = typed.normalize('NFKC').replace(unseen, '').replace(dashes, '-').toUpperCase();
  const candidate = (address.exec(plain)?.[1] ?? plain).replace(/\s+/g, '');
  return /^(?:1-\d{5,12}|R[A-Z0-9]{2,8})$/.test(candidate) ? candidate : undefined;
};
