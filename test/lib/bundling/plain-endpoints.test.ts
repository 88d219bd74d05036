import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { esbuildOptions } from '../../../lib/bundling/esbuild-options.ts';
import { projectFolder } from '../../../lib/bundling/project.ts';

const clients = ['s3', 'dynamodb', 'ssm', 'sfn', 'lambda', 'cognito-identity-provider'] as const;
const contents = clients
  .map(
    (client) =>
      `export { defaultEndpointResolver as ${nameOf(client)} } from './node_modules/@aws-sdk/client-${client}/dist-es/endpoint/endpointResolver.js';`,
  )
  .join('\n');

type Resolve = (asked: Readonly<Record<string, unknown>>) => unknown;
let folder: string;
let bundled: Readonly<Record<string, Resolve>>;
let asTheyAre: Readonly<Record<string, Resolve>>;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'endpoints-'));
  const { entryPoints: _, plugins, ...options } = esbuildOptions();
  const made = async (name: string, more: object) => {
    const outfile = path.join(folder, `${name}.mjs`);
    await build({ ...options, ...more, outfile, stdin: { contents, resolveDir: projectFolder } });
    return import(pathToFileURL(outfile).href);
  };
  bundled = await made('bundled', { plugins });
  asTheyAre = await made('as-they-are', {});
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function nameOf(client: (typeof clients)[number]): string {
  return client.replaceAll('-', '_');
}
const plain = { UseFIPS: false, UseDualStack: false };
const places = [
  { ...plain, Region: 'eu-west-2' },
  { ...plain, Region: 'eu-west-1' },
  { ...plain, Region: 'eu-west-2', Endpoint: 'http://127.0.0.1:4000' },
  { ...plain, Region: 'eu-west-2', Endpoint: 'http://127.0.0.1:4000/below' },
];
interface BucketAsked {
  readonly Accelerate?: boolean;
  readonly Bucket?: string;
  readonly ForcePathStyle?: boolean;
}
const NO_BUCKET: BucketAsked = {};
const buckets: readonly BucketAsked[] = [
  { Accelerate: false },
  { Accelerate: false, Bucket: 'sealed-bucket', ForcePathStyle: false },
  { Accelerate: false, Bucket: 'sealed-bucket', ForcePathStyle: true },
  { Accelerate: false, Bucket: 'sealed.bucket', ForcePathStyle: false },
];

describe('A bundle finds the services of AWS', () => {
  it.each(clients)('where its client would, and a bucket in it: %s', (client) => {
    for (const place of places)
      for (const bucket of client === 's3' ? buckets : [NO_BUCKET]) {
        const asked = { ...place, ...bucket };
        // The client itself makes no address of these.
        if ('Endpoint' in place && bucket.Bucket?.includes('.')) continue;
        expect([asked, bundled[nameOf(client)]?.(asked)]).toEqual([asked, asTheyAre[nameOf(client)]?.(asked)]);
      }
  });

  it.each([
    ['another partition', { Region: 'cn-north-1' }],
    ['an address by another standard', { Region: 'eu-west-2', UseFIPS: true }],
    ['a point of access', { Region: 'eu-west-2', Bucket: 'arn:aws:s3:eu-west-2:1:accesspoint/a' }],
  ])('and refuses what it does not know: %s', (_, asked) => {
    expect(() => bundled.s3?.({ ...plain, ...asked })).toThrow('This address of s3 is not bundled');
  });
});
