import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost, type PresignedPostOptions } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { day, now } from '../moment.ts';
import { Bucket, clientOf, openBucket } from './bucket.ts';

type Condition = NonNullable<PresignedPostOptions['Conditions']>[number];

let bucket: Awaited<ReturnType<typeof openBucket>>;
let mayWrite = true;
const asked: string[] = [];

beforeAll(async () => {
  bucket = await openBucket(({ accessKeyId, action, resource }) => {
    asked.push(`${accessKeyId} ${action} ${resource}`);
    return mayWrite || action !== 's3:PutObject';
  });
});
beforeEach(() => {
  vi.setSystemTime(now);
});
afterAll(() => bucket.stop());
afterEach(() => {
  vi.useRealTimers();
  mayWrite = true;
});

const later = (seconds: number) => vi.setSystemTime(Date.parse(now) + seconds * 1000);
const textOf = async (Key: string) => {
  const { Body } = await bucket.client.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
};

describe('a form that uploads straight to the bucket', () => {
  const size = ['content-length-range', 1, 1000] as const satisfies Condition;
  const type = ['starts-with', '$Content-Type', 'application/'] as const satisfies Condition;
  const redirect = ['starts-with', '$success_action_redirect', 'http://127.0.0.1:3000/'] as const satisfies Condition;

  const sign = (more: Partial<PresignedPostOptions> = {}) =>
    createPresignedPost(bucket.client, {
      Bucket,
      Key: 'p-1/insurance.pdf',
      Conditions: [size, type],
      Expires: 600,
      ...more,
    });

  const post = async (
    { url, fields }: { readonly url: string; readonly fields: Record<string, string> },
    more: Record<string, string> = {},
    content: string | undefined = 'the certificate',
  ) => {
    const form = new FormData();
    const all = { ...fields, 'Content-Type': 'application/pdf', ...more };
    for (const [name, value] of Object.entries(all)) if (value !== '') form.set(name, value);
    if (content !== undefined)
      form.set('file', new File([content], 'C:\\scans\\cover note.pdf', { type: 'text/plain' }));
    const response = await fetch(url, { method: 'POST', body: form, redirect: 'manual' });
    return { status: response.status, text: await response.text(), location: response.headers.get('location') };
  };

  it('is taken when it is as the policy says', async () => {
    asked.length = 0;
    expect(await post(await sign())).toMatchObject({ status: 204, text: '' });
    expect(asked).toEqual(['Role1A s3:PutObject arn:aws:s3:::documents/p-1/insurance.pdf']);
    expect(await textOf('p-1/insurance.pdf')).toBe('the certificate');
    const head = await bucket.client.send(new HeadObjectCommand({ Bucket, Key: 'p-1/insurance.pdf' }));
    expect(head.ContentType).toBe('application/pdf');
  });

  it('sends the browser back with what was stored', async () => {
    const { status, location } = await post(await sign({ Conditions: [size, type, redirect] }), {
      success_action_redirect: 'http://127.0.0.1:3000/apply/uploaded?task=1',
    });
    expect(status).toBe(303);
    const back = new URL(`${location}`);
    expect(back.pathname).toBe('/apply/uploaded');
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      task: '1',
      bucket: Bucket,
      key: 'p-1/insurance.pdf',
      etag: expect.stringMatching(/^"/),
    });
  });

  it('answers 200 or 201 when asked to', async () => {
    const conditions = { Conditions: [['eq', '$success_action_status', '201']] } as Partial<PresignedPostOptions>;
    const signed = await sign({ ...conditions, Fields: { 'Content-Type': 'application/pdf' } });
    const { status, text } = await post(signed, { success_action_status: '201' });
    expect(status).toBe(201);
    expect(text).toContain('<Key>p-1/insurance.pdf</Key>');
  });

  it('may let the file name itself, and say more of it', async () => {
    const signed = await sign({ Key: 'p-2/${filename}', Fields: { 'x-amz-meta-applicant': 'p-2' } });
    expect((await post(signed)).status).toBe(204);
    expect(await textOf('p-2/cover note.pdf')).toBe('the certificate');
    const head = await bucket.client.send(new HeadObjectCommand({ Bucket, Key: 'p-2/cover note.pdf' }));
    expect(head.Metadata).toEqual({ applicant: 'p-2' });
  });

  it('may say the file’s name in any of its fields, in whatever script', async () => {
    const named = ['starts-with', '$x-amz-meta-name', ''] as const satisfies Condition;
    const signed = await sign({ Key: 'p-4/x', Conditions: [size, type, named] });
    const metadata = async (name: string) => {
      expect((await post(signed, { 'x-amz-meta-name': name })).status).toBe(204);
      return (await bucket.client.send(new HeadObjectCommand({ Bucket, Key: 'p-4/x' }))).Metadata;
    };
    expect(await metadata('${filename}')).toEqual({ name: 'cover note.pdf' });
    expect(await metadata('ąę ${filename}')).toEqual({ name: '=?UTF-8?B?xIXEmSBjb3ZlciBub3RlLnBkZg==?=' });
  });

  it.each([
    ['another key', { key: 'p-9/x' }, 403, 'Policy Condition failed: ["eq","$key","p-1/insurance.pdf"]'],
    ['another type', { 'Content-Type': 'text/html' }, 403, 'Policy Condition failed: ["starts-with","$Content-Type"'],
    ['no type', { 'Content-Type': '' }, 403, 'Policy Condition failed'],
    ['another way back', { success_action_redirect: 'https://example.org/' }, 403, 'Policy Condition failed'],
    ['a field not foreseen', { acl: 'public-read' }, 403, 'Extra input fields: acl'],
    [
      'a policy of its own',
      { Policy: Buffer.from('{"expiration":"2099-01-01T00:00:00Z","conditions":[]}').toString('base64') },
      403,
      'SignatureDoesNotMatch',
    ],
    ['no policy', { Policy: '' }, 400, 'InvalidArgument'],
    [
      'another signer',
      { 'X-Amz-Credential': `Other/${day.replaceAll('-', '')}/eu-west-2/s3/aws4_request` },
      403,
      'Policy Condition failed',
    ],
  ])('is refused with %s', async (_, fields, status, text) => {
    const { url, fields: signed } = await sign({ Conditions: [size, type, redirect] });
    const answer = await post(
      { url, fields: { success_action_redirect: 'http://127.0.0.1:3000/', ...signed } },
      fields,
    );
    expect(answer.status).toBe(status);
    expect(answer.text.replaceAll('&quot;', '"')).toContain(text);
  });

  it.each([
    ['too large', 'x'.repeat(1001), 'EntityTooLarge'],
    ['much too large', 'x'.repeat(3_000_000), 'EntityTooLarge'],
    ['empty', '', 'EntityTooSmall'],
  ])('is refused when the file is %s, and nothing is kept', async (_, content, code) => {
    const answer = await post(await sign({ Key: 'p-3/x' }), {}, content);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(`<Code>${code}</Code>`);
    await expect(textOf('p-3/x')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('is refused without a file, and when it is no form', async () => {
    const { url, fields } = await sign();
    const none = new FormData();
    for (const [name, value] of Object.entries(fields)) none.set(name, value);
    expect((await fetch(url, { method: 'POST', body: none })).status).toBe(400);
    expect((await fetch(url, { method: 'POST', body: 'x' })).status).toBe(400);
    expect(
      (await fetch(url, { method: 'POST', body: 'x', headers: { 'content-type': 'multipart/form-data' } })).status,
    ).toBe(400);
  });

  it('is refused when its time is over', async () => {
    const signed = await sign({ Conditions: [['starts-with', '$Content-Type', '']] });
    later(601);
    expect(await post(signed)).toMatchObject({ status: 403, text: expect.stringContaining('Policy expired') });
  });

  it('is refused when its signer may not write', async () => {
    mayWrite = false;
    const signed = await sign({ Conditions: [['starts-with', '$Content-Type', '']] });
    expect(await post(signed)).toMatchObject({ status: 403, text: expect.stringContaining('AccessDenied') });
  });
});

describe('a presigned URL', () => {
  const get = (Key: string, more: object = {}) =>
    getSignedUrl(bucket.client, new GetObjectCommand({ Bucket, Key, ...more }), { expiresIn: 60 });

  it('reads an object for whoever holds it, under the name it was given', async () => {
    await bucket.client.send(new PutObjectCommand({ Bucket, Key: 'x/(1) a+b.pdf', Body: 'content' }));
    const url = await get('x/(1) a+b.pdf', { ResponseContentDisposition: 'attachment; filename="a+b (1).pdf"' });
    const answer = await fetch(url);
    expect(await answer.text()).toBe('content');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a+b (1).pdf"');
  });

  it('writes an object', async () => {
    const command = new PutObjectCommand({ Bucket, Key: 'by-url', ContentType: 'text/plain', Metadata: { a: '1' } });
    const url = await getSignedUrl(bucket.client, command, { expiresIn: 60 });
    const answer = await fetch(url, { method: 'PUT', body: 'content', headers: { 'content-type': 'text/plain' } });
    expect(answer.status).toBe(200);
    expect(await textOf('by-url')).toBe('content');
    const head = await bucket.client.send(new HeadObjectCommand({ Bucket, Key: 'by-url' }));
    expect(head).toMatchObject({ ContentType: 'text/plain', Metadata: { a: '1' } });
  });

  it('is no use after its time, for another object, method or holder', async () => {
    const url = await get('by-url');
    expect((await fetch(url.replace('by-url', 'x'))).status).toBe(403);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(url.replace('Role1A', 'Role2B'))).status).toBe(403);
    expect((await fetch(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).status).toBe(403);
    expect((await fetch(url)).status).toBe(200);
    later(61);
    const late = await fetch(url);
    expect(late.status).toBe(403);
    expect(await late.text()).toContain('Request has expired');
  });

  it('gives no more than its signer has', async () => {
    mayWrite = false;
    const command = new PutObjectCommand({ Bucket, Key: 'by-url' });
    const url = await getSignedUrl(clientOf(bucket.url, 'Role3C'), command, { expiresIn: 60 });
    asked.length = 0;
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect(asked).toEqual(['Role3C s3:PutObject arn:aws:s3:::documents/by-url']);
  });
});
