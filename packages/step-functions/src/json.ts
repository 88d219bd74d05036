/** A JSON value, as states pass to one another. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses text that is known to be JSON because this engine or a validated request wrote it. */
export const parseJson = (text: string): Json => JSON.parse(text);

/** Parses text that may be anything; `undefined` when it is not JSON. */
export const tryParseJson = (text: string): Json | undefined => {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
};

/** Whether text takes more than `limit` bytes of UTF-8: quotas count bytes, not characters. */
export const exceeds = (text: string, limit: number): boolean =>
  // A UTF-16 unit takes one to three bytes: most texts are settled without counting.
  text.length > limit || (text.length * 3 > limit && Buffer.byteLength(text, 'utf8') > limit);
