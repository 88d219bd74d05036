/** No name that a person gave is longer; storage's own limit of what is said of a file is 2 KB. */
const LONGEST = 150;

/**
 * The name of a file out of what storage says of it: signs that cannot stand in a header come encoded (RFC 2047). Without a path, and
 * without what cannot be seen; the end of a long one, since that tells its kind.
 */
export const nameIn = (said = ''): string => {
  const decoded = said.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=\s*/gi, (_, encoding: string, text: string) =>
    Buffer.from(encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quoted(text)).toString('utf8'),
  );
  const last = decoded.slice(1 + Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\')));
  return [...last.replaceAll(/[\p{Cc}\p{Cf}]/gu, '').trim()].slice(-LONGEST).join('');
};

/** The bytes of the encoding "Q": `=41` is a byte, `_` a space. */
const quoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll('_', ' ')
      .replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
