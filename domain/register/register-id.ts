/**
 * The id of a location or provider on CQC's register, out of what a person typed or pasted: `1-` and digits for most,
 * `R` and letters or digits for an NHS trust. The addresses of cqc.org.uk pages are accepted too. `undefined` when
 * there is no id in it; the register answers 400 to an id in lower case, so the answer is always in upper case.
 */
export const registerIdFrom = (typed: string): string | undefined => {
  const plain = typed.replace(/[\u2010-\u2015\u2212]/g, '-').toUpperCase();
  const fromAddress = /CQC\.ORG\.UK\.?\/(?:LOCATION|PROVIDER)S?\/([^/?#\s]+)/.exec(plain)?.[1];
  const candidate = (fromAddress ?? plain).replace(/[\s\u200B]+/g, '');
  return /^(?:1-\d{5,12}|R[A-Z0-9]{2,8})$/.test(candidate) ? candidate : undefined;
};
