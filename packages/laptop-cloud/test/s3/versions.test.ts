import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
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
