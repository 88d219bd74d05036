import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { s3 } from '@laptop/cloud/s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsealDocuments } from '../../adapters/documents/unseal-documents.ts';
import { listening } from '../../packages/laptop-cloud/test/listening.ts';

const Bucket = 'documents';
const folder = mkdtempSync(join(tmpdir(), 'unsealing-'));
const store = s3({ folder, buckets: [Bucket, 'archive'] });
let server: Awaited<ReturnType<typeof listening>>;
let client: S3Client;

describe('the files of an application that is unsealed', () => {
  beforeAll(async () => {
    server = await listening(store.handle);
    client = new S3Client({
      endpoint: server.url,
      forcePathStyle: true,
      region: 'eu-west-2',
      credentials: { accessKeyId: 'Role1A', secretAccessKey: 'local' },
    });
  });
  afterAll(async () => {
    client.destroy();
    await server.stop();
    store.close();
    rmSync(folder, { recursive: true });
  });

  it.each([
    'Is it good?.pdf',
    '#1 100% + more.pdf',
    'a?versionId=1',
    'Ünï čödé 文.pdf',
    "it's (1)! & *.pdf",
    '%3F',
    'a//b ?',
  ])('are copied under the key %s', async (name) => {
    const Key = `files/${name}`;
    await client.send(new PutObjectCommand({ Bucket, Key, Body: name }));
    await unsealDocuments(client, Bucket, 'archive')({ policy: { file: { key: Key, name, size: 1, type: 'x' } } });
    const there = await client.send(new GetObjectCommand({ Bucket: 'archive', Key }));
    expect(await there.Body?.transformToString()).toBe(name);
  });

  it('are said to be missing by the unsealing of an application, which goes no further', async () => {
    const answers = { policy: { file: { key: 'nowhere', name: 'nowhere', size: 1, type: 'x' } } };
    const unsealing = unsealDocuments(client, Bucket, 'archive')(answers);
    await expect(unsealing).rejects.toMatchObject({ name: 'CannotBeUnsealed', fault: 'file-missing' });
  });
});
