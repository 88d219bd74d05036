import { createHmac, timingSafeEqual } from 'node:crypto';

/** HMAC-SHA-256 of a text under the secret; `purpose` keeps a tag made for one thing from passing for another. */
export const tagOf = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('base64url');

export const isTagOf = (secret: string, purpose: string, text: string, tag: string): boolean => {
  const expected = Buffer.from(tagOf(secret, purpose, text));
  const given = Buffer.from(tag);
  return expected.length === given.length && timingSafeEqual(expected, given);
};

/** A text with its tag, to be given to a browser and believed when it comes back. */
export const sealed = (secret: string, purpose: string, text: string): string =>
  `${Buffer.from(text).toString('base64url')}.${tagOf(secret, purpose, text)}`;

/** The text that was sealed; undefined where it was not sealed by us, or for something else. */
export const unsealed = (secret: string, purpose: string, value: string): string | undefined => {
  const [encoded = '', tag = ''] = value.split('.');
  const text = Buffer.from(encoded, 'base64url').toString('utf8');
  return isTagOf(secret, purpose, text, tag) ? text : undefined;
};
