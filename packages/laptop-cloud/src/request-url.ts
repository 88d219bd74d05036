import type { IncomingMessage } from 'node:http';

/** A part of a path decoded, or as it came when it is badly encoded: nothing has such a name. */
export const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** Where a request leads on this laptop. A path such as `//a` stays a path: read against a base it would be a host. */
export const urlOf = ({ url = '/' }: Pick<IncomingMessage, 'url'>): URL =>
  URL.parse(`http://localhost${url}`) ?? new URL('http://localhost/');
