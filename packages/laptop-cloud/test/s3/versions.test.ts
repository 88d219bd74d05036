import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bucket, openBucket, Versioned } from './bucket.ts';

let bucket: Awaited<ReturnType<typeof openBucket>>;
let refused: string | undefined;
const asked: string[] = [];
beforeAll(async () => {
  bucket = await openBucket(({ action, resource }) => {
    asked.push(`${action} ${resource}`);
    return action !== refused;
  });
});
beforeEach(() => {
  refused = undefined;
  asked.length = 0;
});
afterAll(() => bucket.stop());

const put = async (Key: string, Body: string) =>
  (await bucket.client.send(new PutObjectCommand({ Bucket: Versioned, Key, Body }))).VersionId;
const read = async (Key: string, VersionId?: string) => {
  const answer = await bucket.client.send(new GetObjectCommand({ Bucket: Versioned, Key, VersionId }));
  return { text: await answer.Body?.transformToString(), version: answer.VersionId };
};

describe('a bucket that keeps versions', () => {
  it('gives each its own name, and gives back the newest, or the one that is named', async () => {
    const first = await put('k', 'one');
    const second = await put('k', 'two');
    expect(first).not.toBe(second);
    expect(await read('k')).toEqual({ text: 'two', version: second });
    expect(await read('k', first)).toEqual({ text: 'one', version: first });
    const { Contents } = await bucket.client.send(new ListObjectsV2Command({ Bucket: Versioned, Prefix: 'k' }));
    expect(Contents).toHaveLength(1);
  });

  it('keeps what was removed, also over a restart', async () => {
    const version = await put('removed', 'still here');
    await bucket.client.send(new DeleteObjectCommand({ Bucket: Versioned, Key: 'removed' }));
    bucket.restart();
    await expect(read('removed')).rejects.toMatchObject({ name: 'NoSuchKey' });
    expect((await read('removed', version)).text).toBe('still here');
  });

  it('knows no version that it did not give', async () => {
    await put('k', 'x');
    await expect(read('k', 'none')).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  it('lists every version below a prefix, page by page, those of what was removed too', async () => {
    const [first, second] = [await put('l/1', 'one'), await put('l/1', 'two')];
    const removed = await put('l/2', 'gone');
    await put('m', 'elsewhere');
    await bucket.client.send(new DeleteObjectCommand({ Bucket: Versioned, Key: 'l/2' }));
    const list = (more: object) =>
      bucket.client.send(new ListObjectVersionsCommand({ Bucket: Versioned, Prefix: 'l/', MaxKeys: 2, ...more }));
    const page = await list({});
    expect(page.Versions?.map(({ VersionId }) => VersionId).toSorted()).toEqual([first, second].toSorted());
    expect(page.Versions?.find(({ IsLatest }) => IsLatest)?.VersionId).toBe(second);
    const rest = await list({ KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker });
    expect([rest.IsTruncated, rest.Versions?.map(({ Key, VersionId }) => [Key, VersionId])]).toEqual([
      false,
      [['l/2', removed]],
    ]);
  });

  it('removes one version for good, by a right of its own, and shows the one before it', async () => {
    const first = await put('r', 'one');
    const second = await put('r', 'two');
    asked.length = 0;
    const remove = (VersionId: string | undefined) =>
      bucket.client.send(new DeleteObjectCommand({ Bucket: Versioned, Key: 'r', VersionId }));
    await remove(second);
    expect(asked).toEqual(['s3:DeleteObjectVersion arn:aws:s3:::versioned/r']);
    expect(await read('r')).toEqual({ text: 'one', version: first });
    await expect(read('r', second)).rejects.toMatchObject({ name: 'NoSuchVersion' });
    await remove(first);
    await remove(first);
    await expect(read('r')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('asks for a right of its own where a version is named, for copies too', async () => {
    const version = await put('k', 'x');
    asked.length = 0;
    await read('k', version);
    const CopySource = `${Versioned}/k?versionId=${version}`;
    await bucket.client.send(new CopyObjectCommand({ Bucket, Key: 'copy', CopySource }));
    expect(asked).toEqual([
      's3:GetObjectVersion arn:aws:s3:::versioned/k',
      's3:GetObjectVersion arn:aws:s3:::versioned/k',
      's3:PutObject arn:aws:s3:::documents/copy',
    ]);
    refused = 's3:GetObjectVersion';
    await expect(read('k', version)).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it('is copied from by version, with the checksum that is asked for worked out anew', async () => {
    const version = await put('k', 'as it was');
    await put('k', 'as it is');
    const CopySource = `${Versioned}/k?versionId=${version}`;
    const { CopyObjectResult } = await bucket.client.send(
      new CopyObjectCommand({ Bucket, Key: 'copy', CopySource, ChecksumAlgorithm: 'SHA256' }),
    );
    expect(CopyObjectResult?.ChecksumSHA256).toBe(createHash('sha256').update('as it was').digest('base64'));
  });
});

describe('a bucket that keeps none', () => {
  it('names no version, and has only the object as it is', async () => {
    const stored = await bucket.client.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }));
    expect(stored.VersionId).toBeUndefined();
    const head = await bucket.client.send(new HeadObjectCommand({ Bucket, Key: 'k' }));
    expect(head.VersionId).toBeUndefined();
  });
});
