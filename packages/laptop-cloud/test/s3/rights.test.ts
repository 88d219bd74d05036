import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Bucket, openBucket } from './bucket.ts';

let bucket: Awaited<ReturnType<typeof openBucket>>;

const put = (Key: string, Body: string) => bucket.client.send(new PutObjectCommand({ Bucket, Key, Body }));
const read = (Key: string) => bucket.client.send(new GetObjectCommand({ Bucket, Key }));

describe('a bucket whose users have rights', () => {
  const asked: string[] = [];
  let allowed: (action: string, resource: string) => boolean;
  beforeAll(async () => {
    bucket = await openBucket(({ accessKeyId, action, resource }) => {
      asked.push(`${accessKeyId} ${action} ${resource}`);
      return allowed(action, resource);
    });
  });
  beforeEach(() => {
    allowed = () => true;
    asked.length = 0;
  });
  afterAll(() => bucket.stop());

  it('asks for each operation what S3 asks', async () => {
    await put('k', 'x');
    await (await read('k')).Body?.transformToString();
    await bucket.client.send(new CopyObjectCommand({ Bucket: 'archive', Key: 'k2', CopySource: `${Bucket}/k` }));
    await bucket.client.send(new DeleteObjectCommand({ Bucket, Key: 'k' }));
    await bucket.client.send(new ListObjectsV2Command({ Bucket }));
    expect(asked).toEqual([
      'Role1A s3:PutObject arn:aws:s3:::documents/k',
      'Role1A s3:GetObject arn:aws:s3:::documents/k',
      'Role1A s3:GetObject arn:aws:s3:::documents/k',
      'Role1A s3:PutObject arn:aws:s3:::archive/k2',
      'Role1A s3:DeleteObject arn:aws:s3:::documents/k',
      'Role1A s3:ListBucket arn:aws:s3:::documents',
    ]);
  });

  it('refuses what is not granted', async () => {
    allowed = () => false;
    await expect(put('k', 'x')).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  });

  it('does not tell that an object is missing to those who may not list', async () => {
    allowed = (action) => action !== 's3:ListBucket';
    await expect(read('nothing')).rejects.toMatchObject({ name: 'AccessDenied' });
    allowed = () => true;
    await expect(read('nothing')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});
