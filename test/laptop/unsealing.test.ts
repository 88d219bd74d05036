import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { s3 } from '@laptop/cloud/s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unsealDocuments } from '../../adapters/documents/unseal-documents.ts';
import { listening } from '../../packages/laptop-cloud/test/listening.ts';
import { aStoredFile } from '../builders/files.ts';

const Bucket = 'documents';
const folder = mkdtempSync(join(tmpdir(), 'unsealing-'));
const store = s3({ folder, buckets: [Bucket, 'archive'], versioned: [Bucket] });
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

  const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
  const sealed = async (name: string, text = name) => {
    const key = `files/${name}`;
    const { VersionId: version = '' } = await client.send(new PutObjectCommand({ Bucket, Key: key, Body: text }));
    return { ...aStoredFile(key, name), version, sha256: hashOf(text) };
  };
  const unseal = (file: object) => unsealDocuments(client, Bucket, 'archive')({ policy: { file } });
  const opened = async (Key: string) => {
    const there = await client.send(new GetObjectCommand({ Bucket: 'archive', Key }));
    return there.Body?.transformToString();
  };

  it.each([
    'Is it good?.pdf',
    '#1 100% + more.pdf',
    'a?versionId=1',
    'Ünï čödé 文.pdf',
    "it's (1)! & *.pdf",
    '%3F',
    'a//b ?',
  ])('are copied under the key %s', async (name) => {
    await unseal(await sealed(name));
    expect(await opened(`files/${name}`)).toBe(name);
  });

  it('are copied as they were kept, whatever has been written over them since', async () => {
    const file = await sealed('policy.pdf', 'as submitted');
    await client.send(new PutObjectCommand({ Bucket, Key: file.key, Body: 'a program' }));
    await unseal(file);
    expect(await opened(file.key)).toBe('as submitted');
  });

  it('are said to be changed where their bytes are not those that the receipt covers', async () => {
    const file = { ...(await sealed('policy.pdf')), sha256: hashOf('something else') };
    await expect(unseal(file)).rejects.toMatchObject({ name: 'CannotBeUnsealed', fault: 'file-changed' });
  });

  it('are never passed over: what names one otherwise than the service does cannot be unsealed', async () => {
    const { version: _, ...without } = await sealed('policy.pdf');
    await expect(unseal(without)).rejects.toMatchObject({ name: 'CannotBeUnsealed', fault: 'submission-unreadable' });
  });

  it('are said to be missing by the unsealing of an application, which goes no further', async () => {
    const file = await sealed('policy.pdf');
    const missing = { name: 'CannotBeUnsealed', fault: 'file-missing' };
    await expect(unseal({ ...file, key: 'nowhere' })).rejects.toMatchObject(missing);
    await expect(unseal({ ...file, version: 'nowhen' })).rejects.toMatchObject(missing);
  });
});
