import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Credential, credentialOf } from './credential.ts';
import { listObjects, listVersions } from './listing.ts';
import { type About, copiesTags, copyObject, copySource, getObject, getTags, putObject } from './objects.ts';
import { postObject } from './post-object.ts';
import { requestOf, type S3Request } from './request.ts';
import { S3Error } from './s3-error.ts';
import { checkPresignedUrl, signatureMismatch } from './signature.ts';
import { openStore, type Store, type Stored } from './store.ts';

/** Whether the owner of this key may do this (`s3:GetObject`) to this (`arn:aws:s3:::bucket/key`), which has these tags. */
export type Authorise = (call: {
  readonly accessKeyId: string;
  readonly action: string;
  readonly resource: string;
  readonly tags: Readonly<Record<string, string>>;
}) => boolean | Promise<boolean>;

interface Options {
  /** Folder of the objects and their index. */
  readonly folder: string;
  readonly buckets: readonly string[];
  /** Those of them that keep what was replaced or removed. */
  readonly versioned?: readonly string[];
  readonly authorise?: Authorise;
  /** The secret of an access key, for the signatures of presigned URLs and forms; undefined when there is no such key. */
  readonly secretOf?: (accessKeyId: string) => string | undefined;
  /** Is told of each object once it is there: put, posted or copied. */
  readonly created?: (object: Located) => void;
}

/** One version of an object. */
export interface Located {
  readonly bucket: string;
  readonly key: string;
  readonly version: string;
}

/** Sub-resources and other operations by query that the laptop has not got; ignoring them would do something else. */
const known =
  /^(versionId|versions|key-marker|version-id-marker|list-type|prefix|delimiter|max-keys|continuation-token|start-after|encoding-type|fetch-owner|x-id|tagging|response-.*|x-amz-.*)$/i;

const missing = (key: string, version: string | undefined): S3Error =>
  version === undefined
    ? new S3Error('NoSuchKey', 'The specified key does not exist.', { Key: key })
    : new S3Error('NoSuchVersion', 'The specified version does not exist.', { Key: key, VersionId: version });

const readsTags = ['s3:GetObjectTagging', 's3:GetObjectVersionTagging'] as const;

/** As much of Amazon S3 as the project uses, path style, each operation authorised as S3 would. */
export const s3 = (options: Options) => {
  const { folder, buckets, versioned, authorise = () => true, secretOf = () => 'local', created } = options;
  const opened = openStore(folder, versioned);
  const store: Store = {
    ...opened,
    commit: (bucket, incoming, object, unless) => {
      const version = opened.commit(bucket, incoming, object, unless);
      created?.({ bucket, key: object.key, version });
      return version;
    },
  };

  const allow = async (
    accessKeyId: string,
    action: string,
    at: { readonly bucket: string; readonly key?: string },
    tags: Stored['tags'] = {},
  ): Promise<void> => {
    const resource = `arn:aws:s3:::${at.bucket}${at.key === undefined ? '' : `/${at.key}`}`;
    if (await authorise({ accessKeyId, action, resource, tags })) return;
    throw new S3Error(
      'AccessDenied',
      `User: ${accessKeyId} is not authorized to perform: ${action} on resource: "${resource}"`,
    );
  };

  const signer = (request: S3Request): Credential => {
    const credential = credentialOf(request.req);
    if (!credential) throw new S3Error('AccessDenied', 'Access Denied');
    if (request.query.has('X-Amz-Credential')) {
      const secret = secretOf(credential.accessKeyId);
      if (secret === undefined) throw signatureMismatch();
      checkPresignedUrl(request.req, secret, credential);
    }
    return credential;
  };

  /** The object, which only those who may list the bucket learn not to exist. */
  const existing = async (
    accessKeyId: string,
    { bucket, key, version }: About,
    [ofCurrent, ofVersion]: readonly [string, string] = ['s3:GetObject', 's3:GetObjectVersion'],
  ): Promise<Stored> => {
    const object = version === undefined ? store.find(bucket, key) : store.findVersion(bucket, key, version);
    await allow(accessKeyId, version === undefined ? ofCurrent : ofVersion, { bucket, key }, object?.tags);
    if (object) return object;
    await allow(accessKeyId, version === undefined ? 's3:ListBucket' : 's3:ListBucketVersions', { bucket });
    throw missing(key, version);
  };

  const aboutObject = async (request: S3Request, accessKeyId: string, key: string): Promise<void> => {
    const { method, bucket, query, res } = request;
    const source = request.header('x-amz-copy-source');
    const version = query.get('versionId') ?? undefined;
    if (query.has('tagging')) {
      if (method !== 'GET') throw new S3Error('NotImplemented', 'The laptop only reads tags by this road');
      getTags(request, await existing(accessKeyId, { bucket, key, version }, readsTags));
    } else if (method === 'GET' || method === 'HEAD') {
      await getObject(store, request, await existing(accessKeyId, { bucket, key, version }));
    } else if (version !== undefined && method === 'DELETE' && versioned?.includes(bucket)) {
      await allow(accessKeyId, 's3:DeleteObjectVersion', { bucket, key });
      store.removeVersion(bucket, key, version);
      res.setHeader('x-amz-version-id', version);
      res.writeHead(204).end();
    } else if (version !== undefined) {
      throw new S3Error('NotImplemented', 'The laptop only reads and removes earlier versions of objects');
    } else if (method === 'PUT' && source !== undefined) {
      const from = copySource(source);
      checkBucket(from.bucket);
      const object = await existing(accessKeyId, from);
      await allow(accessKeyId, 's3:PutObject', { bucket, key });
      if (copiesTags(request, object)) {
        await existing(accessKeyId, from, readsTags);
        await allow(accessKeyId, 's3:PutObjectTagging', { bucket, key });
      }
      await copyObject(store, request, { bucket, key }, object);
    } else if (method === 'PUT') {
      await allow(accessKeyId, 's3:PutObject', { bucket, key });
      await putObject(store, request, { bucket, key });
    } else if (method === 'DELETE') {
      await allow(accessKeyId, 's3:DeleteObject', { bucket, key });
      store.remove(bucket, key);
      res.writeHead(204).end();
    } else {
      throw new S3Error('MethodNotAllowed', 'The specified method is not allowed against this resource.');
    }
  };

  const aboutBucket = async (request: S3Request, accessKeyId: string): Promise<void> => {
    const { method, bucket, query, res } = request;
    if (method === 'GET' && query.has('versions')) {
      await allow(accessKeyId, 's3:ListBucketVersions', { bucket });
      res.setHeader('content-type', 'application/xml');
      res.end(listVersions(store, bucket, query));
      return;
    }
    if (method !== 'HEAD' && !(method === 'GET' && query.get('list-type') === '2')) {
      throw new S3Error('NotImplemented', 'The laptop has not got this operation of S3');
    }
    await allow(accessKeyId, 's3:ListBucket', { bucket });
    res.setHeader('content-type', 'application/xml');
    res.end(method === 'HEAD' ? undefined : listObjects(store, bucket, query));
  };

  const checkBucket = (bucket: string): void => {
    if (!buckets.includes(bucket)) {
      throw new S3Error('NoSuchBucket', 'The specified bucket does not exist', { BucketName: bucket });
    }
  };

  const answer = async (request: S3Request): Promise<void> => {
    const { method, bucket, key, query } = request;
    for (const name of query.keys()) {
      if (!known.test(name)) throw new S3Error('NotImplemented', `The laptop has not got S3's ${name}`);
    }
    if (method === 'POST' && key === undefined) {
      checkBucket(bucket);
      await postObject(store, request, { allow, secretOf });
      return;
    }
    const { accessKeyId } = signer(request);
    checkBucket(bucket);
    await (key === undefined ? aboutBucket(request, accessKeyId) : aboutObject(request, accessKeyId, key));
  };

  const refuse = ({ req, res, method }: S3Request, error: S3Error): void => {
    // A body that nobody reads would block the connection for the next request.
    req.resume();
    for (const name of res.getHeaderNames()) if (name !== 'date') res.removeHeader(name);
    res.writeHead(error.status, { 'content-type': 'application/xml' });
    res.end(method === 'HEAD' ? undefined : error.toXml());
  };

  return {
    close: store.close,

    /** For the services of the cloud itself, past the signatures. */
    store,

    /** Answers every request: a path that is no bucket's is `NoSuchBucket`. */
    async handle(req: IncomingMessage, res: ServerResponse): Promise<true> {
      res.setHeader('date', new Date().toUTCString());
      const request = requestOf(req, res);
      try {
        await answer(request);
      } catch (error) {
        const left = req.destroyed && !req.complete;
        if (res.headersSent || left) res.destroy();
        else if (error instanceof S3Error) refuse(request, error);
        else {
          console.error('S3 stand-in', error);
          refuse(request, new S3Error('InternalError', 'We encountered an internal error. Please try again.'));
        }
      }
      return true;
    },
  };
};
