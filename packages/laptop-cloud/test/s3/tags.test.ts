import { CopyObjectCommand, GetObjectCommand, GetObjectTaggingCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBucket, Versioned } from './bucket.ts';

let bucket: Awaited<ReturnType<typeof openBucket>>;
let allowed: (action: string, tags: Readonly<Record<string, string>>) => boolean;
const asked: string[] = [];
beforeAll(async () => {
  bucket = await openBucket(({ action, tags }) => {
    asked.push(action);
    return allowed(action, tags);
  });
});
beforeEach(() => {
  allowed = () => true;
  asked.length = 0;
});
afterAll(() => bucket.stop());

const { tagged, tagsOf, copy } = {
  tagged: async (Key: string) => {
    const { VersionId = '' } = await bucket.client.send(new PutObjectCommand({ Bucket: Versioned, Key, Body: 'x' }));
    bucket.store.tag(Versioned, { key: Key, version: VersionId }, { Status: 'CLEAN' });
    return VersionId;
  },
  tagsOf: async (Bucket: string, Key: string, VersionId?: string) =>
    (await bucket.client.send(new GetObjectTaggingCommand({ Bucket, Key, VersionId }))).TagSet,
  copy: (Key: string, TaggingDirective?: 'COPY' | 'REPLACE') =>
    bucket.client.send(
      new CopyObjectCommand({ Bucket: 'archive', Key, CopySource: `${Versioned}/${Key}`, TaggingDirective }),
    ),
};

it('keeps the tags of each version', async () => {
  const first = await tagged('a');
  await bucket.client.send(new PutObjectCommand({ Bucket: Versioned, Key: 'a', Body: 'y' }));
  expect(await tagsOf(Versioned, 'a')).toEqual([]);
  expect(await tagsOf(Versioned, 'a', first)).toEqual([{ Key: 'Status', Value: 'CLEAN' }]);
  expect(asked.slice(-2)).toEqual(['s3:GetObjectTagging', 's3:GetObjectVersionTagging']);
});

it('gives a copy the tags, for which both have to be allowed, unless they are to be replaced', async () => {
  await tagged('b');
  await copy('b');
  expect(await tagsOf('archive', 'b')).toEqual([{ Key: 'Status', Value: 'CLEAN' }]);
  expect(asked.slice(1, -1)).toEqual(['s3:GetObject', 's3:PutObject', 's3:GetObjectTagging', 's3:PutObjectTagging']);
  allowed = (action) => !action.endsWith('Tagging');
  await expect(copy('b')).rejects.toMatchObject({ name: 'AccessDenied' });
  await copy('b', 'REPLACE');
  allowed = () => true;
  expect(await tagsOf('archive', 'b')).toEqual([]);
});

it('lets the tags of an object decide who reads it', async () => {
  await tagged('c');
  const read = (Key: string) => bucket.client.send(new GetObjectCommand({ Bucket: Versioned, Key }));
  await bucket.client.send(new PutObjectCommand({ Bucket: Versioned, Key: 'd', Body: 'y' }));
  allowed = (_, { Status }) => Status === 'CLEAN';
  await (await read('c')).Body?.transformToString();
  await expect(read('d')).rejects.toMatchObject({ name: 'AccessDenied' });
});

it('keeps tags through a restart', async () => {
  await tagged('e');
  bucket.restart();
  expect(await tagsOf(Versioned, 'e')).toEqual([{ Key: 'Status', Value: 'CLEAN' }]);
});
