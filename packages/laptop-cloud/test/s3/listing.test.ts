import { ListObjectsV2Command, type ListObjectsV2CommandOutput, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Bucket, openBucket } from './bucket.ts';

let bucket: Awaited<ReturnType<typeof openBucket>>;

const put = (Key: string, Body: string) => bucket.client.send(new PutObjectCommand({ Bucket, Key, Body }));

describe('the list of a bucket', () => {
  beforeAll(async () => {
    bucket = await openBucket();
    for (const key of ['a/1', 'a/2', 'a/b/3', 'c', 'd/4', 'é', '😀', 'x & <y>']) await put(key, key);
  });
  afterAll(() => bucket.stop());

  const list = (more: object) => bucket.client.send(new ListObjectsV2Command({ Bucket, ...more }));
  const all = async (more: object) => {
    const keys: string[] = [];
    const prefixes: string[] = [];
    let pages = 0;
    let token: string | undefined;
    do {
      const answer: ListObjectsV2CommandOutput = await list({ ...more, ContinuationToken: token });
      keys.push(...(answer.Contents ?? []).map(({ Key }) => `${Key}`));
      prefixes.push(...(answer.CommonPrefixes ?? []).map(({ Prefix }) => `${Prefix}`));
      token = answer.NextContinuationToken;
      pages += 1;
    } while (token);
    return { keys, prefixes, pages };
  };

  it('is in the order of the bytes of the keys', async () => {
    expect((await all({})).keys).toEqual(['a/1', 'a/2', 'a/b/3', 'c', 'd/4', 'x & <y>', 'é', '😀']);
  });

  it('comes in pages of the size asked for, with nothing lost or twice', async () => {
    const { keys, pages } = await all({ MaxKeys: 3 });
    expect(new Set(keys).size).toBe(8);
    expect(pages).toBe(3);
    expect((await all({ MaxKeys: 8 })).pages).toBe(1);
  });

  it('can be of a prefix, after a key, and by folder', async () => {
    expect((await all({ Prefix: 'a/' })).keys).toEqual(['a/1', 'a/2', 'a/b/3']);
    expect((await all({ StartAfter: 'c', Prefix: '' })).keys).toEqual(['d/4', 'x & <y>', 'é', '😀']);
    const folders = { keys: ['c', 'x & <y>', 'é', '😀'], prefixes: ['a/', 'd/'] };
    expect(await all({ Delimiter: '/' })).toMatchObject(folders);
    expect(await all({ Delimiter: '/', MaxKeys: 1 })).toMatchObject({ ...folders, pages: 6 });
    expect(await all({ Delimiter: '/', Prefix: 'a/' })).toMatchObject({ keys: ['a/1', 'a/2'], prefixes: ['a/b/'] });
    expect(await list({ Prefix: 'nothing' })).toMatchObject({ KeyCount: 0, IsTruncated: false });
  });
});
