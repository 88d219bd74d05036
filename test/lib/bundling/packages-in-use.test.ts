import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asDeployed, esbuildOptions } from '../../../lib/bundling/esbuild-options.ts';
import { projectFolder } from '../../../lib/bundling/project.ts';

/** What services answer to the requests below: they say what is wrong by the name of an error. */
const answers: Readonly<Record<string, { readonly status: number; readonly body: string }>> = {
  'AmazonSSM.GetParameter': { status: 400, body: '{"__type":"ParameterNotFound","message":"There is none"}' },
  'AWSCognitoIdentityProviderService.AdminGetUser': {
    status: 400,
    body: '{"__type":"UserNotFoundException","message":"There is nobody"}',
  },
  'DynamoDB_20120810.TransactWriteItems': {
    status: 400,
    body: '{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"No","CancellationReasons":[{"Code":"ConditionalCheckFailed"}]}',
  },
  'GET /bucket/missing': {
    status: 404,
    body: '<Error><Code>NoSuchKey</Code><Message>There is no file</Message></Error>',
  },
  'HEAD /bucket/missing': { status: 404, body: '' },
  'GET /bucket/there': { status: 200, body: 'What is in it' },
};

const source = `
import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { OperationProcessingError } from 'oauth4webapi';
import * as z from 'zod';

export const asked = (endpoint) => {
  const settings = { endpoint, region: 'eu-west-2', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
  const files = new S3Client({ ...settings, forcePathStyle: true });
  return {
    parameter: () => new SSMClient(settings).send(new GetParameterCommand({ Name: '/none' })),
    account: () => new CognitoIdentityProviderClient(settings).send(new AdminGetUserCommand({ UserPoolId: 'eu-west-2_a', Username: 'nobody' })),
    transaction: () => new DynamoDBClient(settings).send(new TransactWriteItemsCommand({ TransactItems: [] })),
    missing: () => files.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'missing' })),
    looked: () => files.send(new HeadObjectCommand({ Bucket: 'bucket', Key: 'missing' })),
    file: async () => (await files.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'there' }))).Body.transformToString(),
  };
};
export const isCancelled = (error) => error instanceof TransactionCanceledException;
export const signInFailed = () => new OperationProcessingError('No');
export const parsed = (value) => z.strictObject({ lot: z.enum(['A', 'B']) }).safeParse(value).success;
export const written = () => z.toJSONSchema(z.string());
`;

interface Bundled {
  readonly asked: (endpoint: string) => Readonly<Record<string, () => Promise<unknown>>>;
  readonly isCancelled: (error: unknown) => boolean;
  readonly signInFailed: () => Error;
  readonly parsed: (value: unknown) => boolean;
  readonly written: () => unknown;
}

let bundled: Bundled;
let ask: ReturnType<Bundled['asked']>;
let stop: () => void;
beforeAll(async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'packages-'));
  const { entryPoints: _, ...options } = esbuildOptions();
  const outfile = path.join(folder, 'index.mjs');
  await build({ ...options, ...asDeployed, outfile, stdin: { contents: source, resolveDir: projectFolder } });
  bundled = await import(pathToFileURL(outfile).href);
  const server = createServer(({ headers, method, url }, response) => {
    const { status, body } = answers[String(headers['x-amz-target'] ?? `${method} ${url?.split('?')[0]}`)] ?? {
      status: 501,
      body: '',
    };
    response.writeHead(status).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ask = bundled.asked(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  stop = () => {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true });
  };
}, 120_000);
afterAll(() => stop());

describe('What a bundle holds of packages', () => {
  it.each([
    ['parameter', 'ParameterNotFound', 'There is none'],
    ['account', 'UserNotFoundException', 'There is nobody'],
    ['missing', 'NoSuchKey', 'There is no file'],
  ])('tells by its name, and in its words, why a service refused: %s', async (what, name, message) => {
    await expect(ask[what]?.()).rejects.toMatchObject({
      name,
      message,
      $metadata: { httpStatusCode: expect.any(Number) },
    });
  });

  it('tells that a file is not there where a service answers without a word', async () => {
    await expect(ask.looked?.()).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('tells an error of DynamoDB by its class too, with the reasons why a transaction was cancelled', async () => {
    const error = await ask.transaction?.().catch((each) => each);
    expect(error).toMatchObject({ CancellationReasons: [{ Code: 'ConditionalCheckFailed' }] });
    expect(bundled.isCancelled(error)).toBe(true);
  });

  it('reads what a service answers', async () => {
    expect(await ask.file?.()).toBe('What is in it');
  });

  it('calls an error of signing in by the name of its class', () => {
    expect(bundled.signInFailed().name).toBe('OperationProcessingError');
  });

  it('judges by schemas, and writes no JSON Schemas of them', () => {
    expect(['A', 'C'].map((lot) => bundled.parsed({ lot }))).toEqual([true, false]);
    expect(() => bundled.written()).toThrow('Bundles write no JSON Schemas');
  });
});
