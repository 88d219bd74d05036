/** Characters that nobody sees, and that come along when a page is copied: zero-width ones, marks of direction, selectors. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
/** A hyphen that is seen only where a line ends in it: in an id it may be the hyphen, or be in the way. */
const softHyphen = /\u00AD/g;
/** Hyphens and dashes of every length, and the minus signs: word processors put them in each other's place. */
const dashes = /[\p{Pd}\u2043\u2212\u02D7\u2796]+/gu;
/** What a sentence around an id leaves at its ends. */
const trailing = /[.,;:!?'"’”)\]>]+$/;
const leading = /^['"‘“([<]+/;
/** What a page or a letter says before it: "Location ID: 1-125856395". */
const label = /^(?:CQC)?(?:LOCATION|PROVIDER)?(?:ID|NUMBER|NO\.?)?(?:[:#=-]|(?=1-))/;
const address = /\bCQC\.ORG\.UK\.?\/(?:[^?#\s]*\/)?(?:LOCATION|PROVIDER)S?\/([^/?#\s]+)/;

/**
 * The id of a location or provider on CQC's register, out of what a person typed or pasted: `1-` and 5 to 12 digits for most (those that
 * the register has published have 9 to 11), `R` and letters or digits for an NHS trust and its sites (up to five; what is longer has a digit,
 * or every word with an R would be one). The addresses of cqc.org.uk pages are accepted
 * too. `undefined` when there is no id in it; the register answers 400 to an id in lower case, so the answer is always in upper case.
 *
 * The one rule of the form, of both checks, of the officers' page and of the register's client.
 */
export const registerIdFrom = (typed: string): string | undefined =>
  idIn(typed) ?? idIn(typed.replaceAll(softHyphen, '-'));

const idIn = (typed: string): string | undefined => {
  const plain = typed.normalize('NFKC').replace(unseen, '').replace(dashes, '-').toUpperCase();
  const candidate = (address.exec(plain)?.[1] ?? plain)
    .replace(/\s+/g, '')
    .replace(leading, '')
    .replace(label, '')
    .replace(trailing, '');
  return /^(?:1-\d{5,12}|R[A-Z0-9]{2,4}|R(?=[A-Z]*\d)[A-Z0-9]{5,8})$/.test(candidate) ? candidate : undefined;
};
