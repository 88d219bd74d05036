import type { IncomingMessage } from 'node:http';

/** Where a request leads on this laptop. A path such as `//a` stays a path: read against a base it would be a host. */
export const urlOf = ({ url = '/' }: Pick<IncomingMessage, 'url'>): URL =>
  URL.parse(`http://localhost${url}`) ?? new URL('http://localhost/');
