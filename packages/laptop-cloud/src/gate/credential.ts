import type { IncomingMessage } from 'node:http';

/** Who signed a request, and for which service, as its credential scope says. */
export interface Credential {
  readonly accessKeyId: string;
  readonly service: string;
}

/** Reads it from the Authorization header or, of a presigned URL, from the query; undefined where neither has one. */
export function credentialOf({ headers, url }: Pick<IncomingMessage, 'headers' | 'url'>): Credential | undefined {
  const inHeader = /Credential=([^/,\s]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/.exec(headers.authorization ?? '');
  const found = inHeader ?? /[?&]X-Amz-Credential=([^&]+?)%2F\d{8}%2F[^&]+?%2F([^&]+?)%2Faws4_request/.exec(url ?? '');
  const [, accessKeyId, service] = found ?? [];
  return accessKeyId !== undefined && service !== undefined ? { accessKeyId, service } : undefined;
}
