import type { IncomingMessage, ServerResponse } from 'node:http';
import { decoded } from '../request-url.ts';

/** A request as S3 sees it. `key` is undefined when it is about the bucket. */
export interface S3Request {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly method: string;
  readonly bucket: string;
  readonly key: string | undefined;
  readonly query: URLSearchParams;
  /** A header, which a presigned URL may carry in its query instead (`x-amz-*`, names in lower case). */
  header(name: string): string | undefined;
}

/** Reads a path-style request: `/bucket/key`. */
export const requestOf = (req: IncomingMessage, res: ServerResponse): S3Request => {
  const [path = '/', search = ''] = (req.url ?? '/').split('?');
  const [, bucket = '', key = ''] = /^\/([^/]*)\/?(.*)$/s.exec(path) ?? [];
  // A plus in a query is a plus to S3, and a space to forms.
  const query = new URLSearchParams(search.replaceAll('+', '%2B'));
  const inQuery = new Map([...query].map(([name, value]) => [name.toLowerCase(), value]));
  return {
    req,
    res,
    method: req.method ?? 'GET',
    bucket: decoded(bucket),
    key: key === '' ? undefined : decoded(key),
    query,
    header(name) {
      const value = req.headers[name];
      return (
        (Array.isArray(value) ? value.join(',') : value) ?? (name.startsWith('x-amz-') ? inQuery.get(name) : undefined)
      );
    },
  };
};

/** Headers of S3's that it keeps with an object and gives back, beside `x-amz-meta-*`. */
const kept = ['content-type', 'cache-control', 'content-disposition', 'content-language', 'expires'];

/** The headers to keep with an object, from a list of names and values (names in lower case). */
export const keptHeaders = (given: Iterable<readonly [name: string, value: string]>): Record<string, string> => {
  const headers: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const [name, value] of given) {
    if (kept.includes(name) || name.startsWith('x-amz-meta-')) headers[name] = value;
    // `aws-chunked` is about the journey, not the object.
    if (name === 'content-encoding') {
      const encodings = value
        .split(',')
        .map((each) => each.trim())
        .filter((each) => each !== 'aws-chunked' && each !== '');
      if (encodings.length > 0) headers[name] = encodings.join(',');
    }
  }
  return headers;
};

/** Every header of a request that `keptHeaders` may want, those of the query included. */
export const givenHeaders = ({ req, query }: S3Request): [string, string][] => [
  ...Object.entries(req.headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, `${value}`]],
  ),
  ...[...query]
    .map(([name, value]): [string, string] => [name.toLowerCase(), value])
    .filter(([name]) => name.startsWith('x-amz-meta-')),
];
