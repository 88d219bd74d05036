import { pipeline } from 'node:stream/promises';
import { unchunked } from './chunked.ts';
import { checkDigests, digester } from './digests.ts';
import { givenHeaders, keptHeaders, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import type { Store, Stored } from './store.ts';
import { xml } from './xml.ts';

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const encryption = { 'x-amz-server-side-encryption': 'AES256' };

/** The object of a request about one; without `version`, as it is now. */
export interface About {
  readonly bucket: string;
  readonly key: string;
  readonly version?: string | undefined;
}

/** The header that tells which version was written or read; a bucket that keeps none has no such header. */
export const versionHeader = (version: string): Record<string, string> =>
  version === 'null' ? {} : { 'x-amz-version-id': version };

export const quoted = (etag: string): string => `"${etag}"`;

const preconditionFailed = (condition: string): S3Error =>
  new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    Condition: condition,
  });

/** PutObject, whose conditions are checked at the moment of writing. */
export const putObject = async (store: Store, request: S3Request, { bucket, key }: About): Promise<void> => {
  const { req, res, header } = request;
  const chunked =
    header('content-encoding')?.includes('aws-chunked') || header('x-amz-content-sha256')?.startsWith('STREAMING-');
  if (header('content-length') === undefined && header('x-amz-decoded-content-length') === undefined) {
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  }
  const trailers = new Map<string, string>();
  const { through, digests } = digester();
  const incoming = await store.receive(req, ...(chunked ? [unchunked(trailers)] : []), through);
  const found = digests();
  let checksums: Record<string, string>;
  try {
    // Not from the query of a presigned URL: the SDK writes the checksum of an empty body there, which S3 does not look at.
    const said = ({ headers }: typeof req, name: string) =>
      headers[name] === undefined ? undefined : `${headers[name]}`;
    checksums = checkDigests((name) => trailers.get(name) ?? said(req, name), found);
  } catch (error) {
    store.discard(incoming);
    throw error;
  }
  const headers = { ...keptHeaders(givenHeaders(request)), ...checksums };
  const object = { key, size: found.size, etag: found.md5, modified: Date.now(), headers };
  const version = store.commit(bucket, incoming, object, (now) => {
    if (header('if-none-match') === '*' && now) throw preconditionFailed('If-None-Match');
    const match = header('if-match');
    if (match !== undefined && match.replaceAll('"', '') !== now?.etag) throw preconditionFailed('If-Match');
  });
  res.writeHead(200, { ...encryption, ...checksums, ...versionHeader(version), etag: quoted(found.md5) }).end();
};

const rangeOf = (
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | undefined => {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (start > end || start >= size) {
    throw new S3Error('InvalidRange', 'The requested range is not satisfiable', { ActualObjectSize: size });
  }
  return { start, end };
};

/** What cannot stand in a header is encoded as S3 does it, by RFC 2047. */
const inHeader = (value: string): string =>
  /^[\x20-\x7E]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value).toString('base64')}?=`;

/** GetObject and HeadObject. */
export const getObject = async (
  store: Store,
  { res, method, query, header }: S3Request,
  object: Stored,
): Promise<void> => {
  const match = header('if-match');
  if (match !== undefined && match.replaceAll('"', '') !== object.etag) throw preconditionFailed('If-Match');
  const etag = quoted(object.etag);
  if (header('if-none-match') === etag) {
    res.writeHead(304, { etag }).end();
    return;
  }
  const range = rangeOf(header('range'), object.size);
  const showChecksums = header('x-amz-checksum-mode') === 'ENABLED' && !range;
  for (const [name, value] of Object.entries(object.headers)) {
    if (showChecksums || !name.startsWith('x-amz-checksum-')) res.setHeader(name, inHeader(value));
  }
  for (const [name, value] of query) {
    if (name.startsWith('response-')) res.setHeader(name.slice('response-'.length), value);
  }
  res.writeHead(range ? 206 : 200, {
    ...encryption,
    ...versionHeader(object.version),
    etag,
    'accept-ranges': 'bytes',
    'last-modified': new Date(object.modified).toUTCString(),
    'content-length': range ? range.end - range.start + 1 : object.size,
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${object.size}` }),
  });
  if (method === 'HEAD') res.end();
  else await pipeline(store.read(object, range), res);
};

/** The bucket and key that CopyObject is to copy. S3 reads a plus in this header as a space, and a version after a bare question mark. */
export const copySource = (header: string): About => {
  const [encoded = '', search] = header.split('?');
  const [, bucket, key] = /^\/?([^/]+)\/(.+)$/s.exec(inCopySource(encoded)) ?? [];
  if (!(bucket && key)) throw new S3Error('InvalidArgument', 'Invalid copy source object key');
  if (search === undefined) return { bucket, key };
  const version = new URLSearchParams(search).get('versionId');
  if (version === null) throw new S3Error('InvalidArgument', 'Unsupported copy source parameter.');
  return { bucket, key, version };
};

const inCopySource = (encoded: string): string => {
  try {
    return decodeURIComponent(encoded.replaceAll('+', ' '));
  } catch {
    throw new S3Error('InvalidArgument', 'Invalid copy source encoding.');
  }
};

/** GetObjectTagging. */
export const getTags = ({ res }: S3Request, { tags, version }: Stored): void => {
  const all = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  res.writeHead(200, { ...versionHeader(version), 'content-type': 'application/xml' });
  res.end(xml('Tagging', { TagSet: { Tag: all } }, namespace));
};

/** Whether a copy gets its source's tags, as it does unless the request says otherwise. */
export const copiesTags = ({ header }: S3Request, { tags }: Stored): boolean =>
  Object.keys(tags).length > 0 && header('x-amz-tagging-directive') !== 'REPLACE';

/** CopyObject from an object already found and allowed. */
export const copyObject = async (
  store: Store,
  request: S3Request,
  { bucket, key }: About,
  source: Stored,
): Promise<void> => {
  const replace = request.header('x-amz-metadata-directive') === 'REPLACE';
  const before = Object.entries(source.headers).filter(([name]) => name.startsWith('x-amz-checksum-'));
  const incoming = await store.duplicate(source);
  const asked = request.header('x-amz-checksum-algorithm');
  const checksums = asked === undefined ? Object.fromEntries(before) : await checksumOf(store, source, asked);
  const headers = { ...(replace ? keptHeaders(givenHeaders(request)) : source.headers), ...checksums };
  const modified = Date.now();
  const { size, etag } = source;
  const tags = copiesTags(request, source) ? source.tags : {};
  const version = store.commit(bucket, incoming, { key, size, etag, modified, headers, tags });
  request.res.writeHead(200, { ...encryption, ...versionHeader(version), 'content-type': 'application/xml' });
  const result = { LastModified: new Date(modified).toISOString(), ETag: quoted(source.etag), ...inResult(checksums) };
  request.res.end(xml('CopyObjectResult', result, namespace));
};

/** S3's own checksum of an object, by the name of its header. */
const checksumOf = async (store: Store, object: Stored, algorithm: string): Promise<Record<string, string>> => {
  const name = `x-amz-checksum-${algorithm.toLowerCase()}`;
  const { through, digests } = digester();
  for await (const _ of through(store.read(object)));
  const checksum = digests().checksums[name];
  if (checksum === undefined) throw new S3Error('NotImplemented', `The laptop cannot work out ${name}`);
  return { [name]: checksum };
};

/** `ChecksumSHA256` of `x-amz-checksum-sha256`. */
const inResult = (checksums: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(checksums).map(([name, value]) => [
      `Checksum${name.slice('x-amz-checksum-'.length).toUpperCase()}`,
      value,
    ]),
  );
