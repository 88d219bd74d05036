import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bucket, openBucket } from './bucket.ts';

let bucket: Awaited<ReturnType<typeof openBucket>>;

const put = (Key: string, Body: string | Uint8Array | Readable, more: object = {}) =>
  bucket.client.send(new PutObjectCommand({ Bucket, Key, Body, ...more }));
const read = async (Key: string, more: object = {}) => {
  const answer = await bucket.client.send(new GetObjectCommand({ Bucket, Key, ...more }));
  return { ...answer, text: await answer.Body?.transformToString() };
};

describe('objects in a bucket of the laptop', () => {
  beforeAll(async () => {
    bucket = await openBucket();
  });
  afterAll(() => bucket.stop());

  it('come back as they were put, with what was said of them', async () => {
    await put('a/policy (1) ü+&.pdf', 'Grüße', {
      ContentType: 'application/pdf',
      ContentDisposition: 'attachment; filename="x.pdf"',
      CacheControl: 'no-store',
      Metadata: { applicant: 'p-1' },
    });
    expect(await read('a/policy (1) ü+&.pdf')).toMatchObject({
      text: 'Grüße',
      ContentType: 'application/pdf',
      ContentDisposition: 'attachment; filename="x.pdf"',
      CacheControl: 'no-store',
      ContentLength: 7,
      ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/),
      Metadata: { applicant: 'p-1' },
      ServerSideEncryption: 'AES256',
      LastModified: expect.any(Date),
    });
    const head = await bucket.client.send(new HeadObjectCommand({ Bucket, Key: 'a/policy (1) ü+&.pdf' }));
    expect(head).toMatchObject({ ContentLength: 7, ContentType: 'application/pdf', Metadata: { applicant: 'p-1' } });
  });

  it('may be empty, and may be put by a stream of unknown checksum, which arrives whole', async () => {
    await put('empty', '');
    expect((await read('empty')).text).toBe('');
    const parts = Array.from({ length: 400 }, (_, n) => Buffer.alloc(1013, n));
    const whole = Buffer.concat(parts);
    await put('streamed', Readable.from(parts), { ContentLength: whole.length });
    const { Body, ...answer } = await bucket.client.send(new GetObjectCommand({ Bucket, Key: 'streamed' }));
    expect(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(whole)).toBe(true);
    expect(answer.ContentEncoding).toBeUndefined();
    expect(answer.ChecksumCRC32).toBeDefined();
  });

  it.each(['CRC32', 'SHA1', 'SHA256'] as const)('are checked by %s', async (ChecksumAlgorithm) => {
    await put('checked', 'content', { ChecksumAlgorithm });
    await put('checked', Readable.from([Buffer.from('content')]), { ChecksumAlgorithm, ContentLength: 7 });
    expect((await read('checked', { ChecksumMode: 'ENABLED' })).text).toBe('content');
  });

  it('are refused when they arrive other than they were sent', async () => {
    await expect(put('bad', 'content', { ChecksumSHA256: Buffer.alloc(32).toString('base64') })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(put('bad', 'content', { ContentMD5: Buffer.alloc(16).toString('base64') })).rejects.toMatchObject({
      name: 'BadDigest',
    });
    await expect(put('bad', 'x', { ChecksumCRC32C: 'AAAAAA==' })).rejects.toMatchObject({ name: 'NotImplemented' });
    await expect(read('bad')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect(readdirSync(join(bucket.folder, 'arriving'))).toEqual([]);
  });

  it('can be read in part', async () => {
    await put('digits', '0123456789');
    expect(await read('digits', { Range: 'bytes=2-4' })).toMatchObject({
      text: '234',
      ContentRange: 'bytes 2-4/10',
      ContentLength: 3,
    });
    expect((await read('digits', { Range: 'bytes=7-' })).text).toBe('789');
    expect((await read('digits', { Range: 'bytes=-2' })).text).toBe('89');
    await expect(read('digits', { Range: 'bytes=10-' })).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('can be written only if there is none yet, or only over the one that was read', async () => {
    await put('once', '1', { IfNoneMatch: '*' });
    await expect(put('once', '2', { IfNoneMatch: '*' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    const { ETag } = await read('once');
    await put('once', '3', { IfMatch: ETag });
    await expect(put('once', '4', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
    expect((await read('once')).text).toBe('3');
    await expect(read('once', { IfNoneMatch: (await read('once')).ETag })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(read('once', { IfMatch: ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });

  it('are copied with or without what was said of them', async () => {
    await put('from it', 'x', { ContentType: 'text/plain', Metadata: { a: '1' } });
    const CopySource = encodeURI(`/${Bucket}/from it`);
    const copied = await bucket.client.send(new CopyObjectCommand({ Bucket: 'archive', Key: 'to', CopySource }));
    expect(copied.CopyObjectResult).toMatchObject({ ETag: expect.any(String), LastModified: expect.any(Date) });
    const there = await bucket.client.send(new GetObjectCommand({ Bucket: 'archive', Key: 'to' }));
    expect(there).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' } });
    await there.Body?.transformToString();
    await bucket.client.send(
      new CopyObjectCommand({ Bucket, Key: 'from it', CopySource, MetadataDirective: 'REPLACE', Metadata: { b: '2' } }),
    );
    expect(await read('from it')).toMatchObject({
      text: 'x',
      Metadata: { b: '2' },
      ContentType: 'binary/octet-stream',
    });
  });

  it('are not copied where the source is badly encoded, and a bare plus is a space', async () => {
    await put('a b', 'x');
    const copy = (CopySource: string) =>
      bucket.client.send(new CopyObjectCommand({ Bucket: 'archive', Key: 'to', CopySource }));
    await expect(copy(`${Bucket}/a%zz`)).rejects.toMatchObject({ name: 'InvalidArgument' });
    expect((await copy(`${Bucket}/a+b`)).CopyObjectResult?.ETag).toBeDefined();
  });

  it('are gone when deleted, and may be deleted twice', async () => {
    await put('short-lived', 'x');
    await bucket.client.send(new DeleteObjectCommand({ Bucket, Key: 'short-lived' }));
    await bucket.client.send(new DeleteObjectCommand({ Bucket, Key: 'short-lived' }));
    await expect(read('short-lived')).rejects.toMatchObject({ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } });
    const head = bucket.client.send(new HeadObjectCommand({ Bucket, Key: 'short-lived' }));
    await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('survive a restart, and leave no file behind that is nobody’s', async () => {
    await put('kept', 'first');
    await put('kept', 'second');
    bucket.restart();
    expect((await read('kept')).text).toBe('second');
    const { KeyCount } = await bucket.client.send(new ListObjectsV2Command({ Bucket }));
    const archived = await bucket.client.send(new ListObjectsV2Command({ Bucket: 'archive' }));
    expect(readdirSync(join(bucket.folder, 'objects'))).toHaveLength((KeyCount ?? 0) + (archived.KeyCount ?? 0));
  });

  it('are not in a bucket that the template has not got', async () => {
    await expect(
      bucket.client.send(new PutObjectCommand({ Bucket: 'other', Key: 'x', Body: 'x' })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
    await bucket.client.send(new HeadBucketCommand({ Bucket }));
    await expect(bucket.client.send(new HeadBucketCommand({ Bucket: 'other' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('refuse what the laptop cannot do rather than do something else', async () => {
    const tagging = bucket.client.send(new PutObjectTaggingCommand({ Bucket, Key: 'kept', Tagging: { TagSet: [] } }));
    await expect(tagging).rejects.toMatchObject({ name: 'NotImplemented' });
    const version = bucket.client.send(new DeleteObjectCommand({ Bucket, Key: 'kept', VersionId: '1' }));
    await expect(version).rejects.toMatchObject({ name: 'NotImplemented' });
  });

  it('refuse a stranger without credentials', async () => {
    const answer = await fetch(`${bucket.url}/${Bucket}/kept`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('<Code>AccessDenied</Code>');
  });
});
