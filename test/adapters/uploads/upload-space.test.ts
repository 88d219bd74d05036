import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { s3 } from '@laptop/cloud/s3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { now as clock } from '../../../adapters/clock.ts';
import { type UploadSpace, uploadSpace } from '../../../adapters/uploads/upload-space.ts';
import { plusDuration } from '../../../domain/time/london.ts';
import { listening } from '../../../packages/laptop-cloud/test/listening.ts';
import { now } from '../../builders/clock.ts';
import { aStoredFile, docxBytes, pdfBytes } from '../../builders/files.ts';

const Bucket = 'uploads';
const folder = mkdtempSync(join(tmpdir(), 'uploads-'));
const store = s3({ folder, buckets: [Bucket], versioned: [Bucket] });
let server: Awaited<ReturnType<typeof listening>>;
let client: S3Client;
let space: UploadSpace;

beforeAll(async () => {
  server = await listening(store.handle);
  const credentials = { accessKeyId: 'Role1A', secretAccessKey: 'local' };
  client = new S3Client({ endpoint: server.url, forcePathStyle: true, region: 'eu-west-2', credentials });
  space = uploadSpace({ client, bucket: Bucket, now: clock });
});
beforeEach(() => vi.setSystemTime(now));
afterEach(() => {
  vi.useRealTimers();
});
afterAll(async () => {
  client.destroy();
  await server.stop();
  store.close();
  rmSync(folder, { recursive: true });
});

const APPLICATION = 'window.provider';
const BACK = 'http://127.0.0.1:3000/apply/received';

type Form = Awaited<ReturnType<UploadSpace['form']>>;
const send = async ({ url, fields }: Form, bytes: Uint8Array<ArrayBuffer>, name = 'policy.pdf', otherwise = {}) => {
  const form = new FormData();
  for (const [field, value] of Object.entries({ ...fields, ...otherwise })) form.set(field, String(value));
  form.set('file', new File([bytes], name));
  const { status, headers } = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
  return { status, key: new URL(headers.get('location') ?? BACK).searchParams.get('key') ?? '' };
};
const sent = async (bytes: Uint8Array<ArrayBuffer>, name?: string) => {
  const { key } = await send(await space.form(APPLICATION, BACK), bytes, name);
  return { key, arrived: await space.arrived(APPLICATION, key) };
};
const whole = async (Key: string, VersionId?: string) => {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key, VersionId }));
  return Body?.transformToString('latin1');
};

describe('A file that a browser sends', () => {
  it('is known by its name, in whatever script, its size and its content', async () => {
    const { arrived } = await sent(docxBytes(), 'Zásady ochrany 文.docx');
    expect(arrived).toMatchObject({ name: 'Zásady ochrany 文.docx', size: docxBytes().length, content: 'docx' });
  });

  it('lies under an id that says nothing of who sent it', async () => {
    expect((await sent(pdfBytes())).key).toMatch(/^arriving\/[0-9a-f-]{36}$/);
  });

  it('is not read where it is larger than is taken', async () => {
    const { arrived } = await sent(pdfBytes(10_000_000));
    expect(arrived).toMatchObject({ size: pdfBytes(10_000_000).length, content: undefined, bytes: new Uint8Array() });
  });

  it('is nobody else’s', async () => {
    const { key } = await sent(pdfBytes());
    expect(await space.arrived('window.another', key)).toBeUndefined();
    const claimed = await send(await space.form(APPLICATION, BACK), pdfBytes(), 'policy.pdf', {
      'x-amz-meta-application': 'window.another',
    });
    expect(claimed.status).toBe(403);
  });

  it.each(['', 'arriving/', 'arriving/../kept/x', 'kept/x', `other/${randomUUID()}`, `arriving/${randomUUID()}`])(
    'is not looked for under the key "%s"',
    async (key) => {
      expect(await space.arrived(APPLICATION, key)).toBeUndefined();
    },
  );

  it('is taken by a form for as long as a sign-in lasts at the most', async () => {
    const form = await space.form(APPLICATION, BACK);
    vi.setSystemTime(plusDuration(now, 'PT11H59M'));
    expect((await send(form, pdfBytes())).status).toBe(303);
    vi.setSystemTime(plusDuration(now, 'PT12H1M'));
    expect((await send(form, pdfBytes())).status).toBe(403);
  });

  it('of 51 MB is taken, to be refused in words', async () => {
    const { arrived } = await sent(pdfBytes(51_000_000));
    expect(arrived).toMatchObject({ size: pdfBytes(51_000_000).length, content: undefined, bytes: new Uint8Array() });
  });

  it('cannot name the place where files are kept', async () => {
    const form = await space.form(APPLICATION, BACK);
    const key = `kept/${APPLICATION}/${randomUUID()}`;
    expect((await send(form, pdfBytes(), 'policy.pdf', { key })).status).toBe(403);
  });
});

describe('A file that the site keeps', () => {
  const kept = async (bytes = pdfBytes()) => {
    const { arrived } = await sent(bytes);
    if (!arrived) throw new Error('Nothing arrived');
    return space.keep(APPLICATION, arrived);
  };

  it('is the bytes that were looked at, with their hash', async () => {
    const file = await kept();
    expect(file.sha256).toBe(createHash('sha256').update(pdfBytes()).digest('hex'));
    expect(file.key).toMatch(/^kept\/window\.provider\/[0-9a-f-]{36}-[0-9a-f]{16}$/);
    expect(await whole(file.key, file.version)).toBe(Buffer.from(pdfBytes()).toString('latin1'));
  });

  it('stays as it is whatever arrives under the same key afterwards', async () => {
    const form = await space.form(APPLICATION, BACK);
    const { key } = await send(form, pdfBytes());
    const arrived = await space.arrived(APPLICATION, key);
    const first = arrived && (await space.keep(APPLICATION, arrived));
    expect((await send(form, pdfBytes(4000))).status).toBe(303);
    const again = await space.arrived(APPLICATION, key);
    const second = again && (await space.keep(APPLICATION, again));
    expect(second?.key).not.toBe(first?.key);
    expect(await whole(first?.key ?? '')).toBe(Buffer.from(pdfBytes()).toString('latin1'));
    expect(await whole(second?.key ?? '')).toBe(Buffer.from(pdfBytes(4000)).toString('latin1'));
    expect(arrived && (await space.keep(APPLICATION, arrived))).toEqual(first);
  });

  it('is saved by its owner’s browser under its name, in the version that was kept', async () => {
    const file = await kept();
    await client.send(new PutObjectCommand({ Bucket, Key: file.key, Body: 'something else' }));
    const stored = { ...aStoredFile('x', 'Our “policy”.pdf'), ...file };
    const answer = await fetch(await space.address(stored));
    expect(await answer.text()).toBe(Buffer.from(pdfBytes()).toString('latin1'));
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toContain('attachment; filename="Our _policy_.pdf"');
  });
});
