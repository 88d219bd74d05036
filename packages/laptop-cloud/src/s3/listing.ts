import { quoted } from './objects.ts';
import { S3Error } from './s3-error.ts';
import type { Store, Stored } from './store.ts';
import { xml } from './xml.ts';

const most = 1000;
const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** Comes after every key that begins with the text before it. */
const last = '\u{10FFFF}';

const fromToken = (token: string): string => Buffer.from(token, 'base64url').toString();
const toToken = (marker: string): string => Buffer.from(marker).toString('base64url');

const limitOf = (text: string | null): number => {
  const asked = text === null ? most : Number(text);
  if (!Number.isInteger(asked) || asked < 0) {
    throw new S3Error('InvalidArgument', 'Argument max-keys must be an integer between 0 and 2147483647');
  }
  return Math.min(asked, most);
};

/** The XML of ListObjectsV2. */
export const listObjects = (store: Store, bucket: string, query: URLSearchParams): string => {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const limit = limitOf(query.get('max-keys'));
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const shown = query.get('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;

  const contents: Stored[] = [];
  const commonPrefixes: string[] = [];
  let marker = token === null ? (startAfter ?? '') : fromToken(token);
  let truncated = false;
  for (const object of store.list(bucket, prefix, marker)) {
    if (object.key <= marker) continue;
    if (contents.length + commonPrefixes.length >= limit) {
      truncated = limit > 0;
      break;
    }
    const cut = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length);
    if (cut < 0) {
      contents.push(object);
      marker = object.key;
    } else {
      const common = object.key.slice(0, cut + delimiter.length);
      commonPrefixes.push(common);
      marker = `${common}${last}`;
    }
  }

  return xml(
    'ListBucketResult',
    {
      Name: bucket,
      Prefix: shown(prefix),
      Delimiter: delimiter === '' ? undefined : shown(delimiter),
      StartAfter: startAfter === null ? undefined : shown(startAfter),
      ContinuationToken: token ?? undefined,
      NextContinuationToken: truncated ? toToken(marker) : undefined,
      KeyCount: contents.length + commonPrefixes.length,
      MaxKeys: limit,
      EncodingType: query.get('encoding-type') ?? undefined,
      IsTruncated: truncated,
      Contents: contents.map(({ key, modified, etag, size }) => ({
        Key: shown(key),
        LastModified: new Date(modified).toISOString(),
        ETag: quoted(etag),
        Size: size,
        StorageClass: 'STANDARD',
      })),
      CommonPrefixes: commonPrefixes.map((each) => ({ Prefix: shown(each) })),
    },
    namespace,
  );
};

/** The XML of ListObjectVersions. It has no markers of what was removed: the store keeps none. */
export const listVersions = (store: Store, bucket: string, query: URLSearchParams): string => {
  const prefix = query.get('prefix') ?? '';
  const limit = limitOf(query.get('max-keys'));
  const shown = query.get('encoding-type') === 'url' ? encodeURIComponent : (text: string) => text;
  const found: Stored[] = [];
  let truncated = false;
  const behind = [query.get('key-marker') ?? '', query.get('version-id-marker') ?? ''] as const;
  for (const object of store.versions(bucket, prefix, behind)) {
    truncated = found.length >= limit;
    if (truncated) break;
    found.push(object);
  }
  const last = truncated ? found.at(-1) : undefined;
  return xml(
    'ListVersionsResult',
    {
      Name: bucket,
      Prefix: shown(prefix),
      NextKeyMarker: last && shown(last.key),
      NextVersionIdMarker: last?.version,
      MaxKeys: limit,
      EncodingType: query.get('encoding-type') ?? undefined,
      IsTruncated: truncated,
      Version: found.map(({ key, version, modified, etag, size }) => ({
        Key: shown(key),
        VersionId: version,
        IsLatest: store.find(bucket, key)?.version === version,
        LastModified: new Date(modified).toISOString(),
        ETag: quoted(etag),
        Size: size,
        StorageClass: 'STANDARD',
      })),
    },
    namespace,
  );
};
