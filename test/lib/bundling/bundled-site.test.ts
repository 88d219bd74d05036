import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { bundleFunctions } from '../../../lib/bundling/bundle-functions.ts';
import { aContext, browser } from '../../functions/shared/browser.ts';
import { createTables } from '../../support/tables.ts';
import { answerOf } from '../../support/write-pdf.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

let stop: () => Promise<void>;
beforeAll(async () => {
  const endpoint = inject('dynamoDbEndpoint');
  const tables = await createTables({ endpoint });
  const environment = {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: 'eu-west-2',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    STAGE: 'laptop',
    SEALED_TABLE: tables.sealed,
    RECORDS_TABLE: tables.records,
    LETTERS_TABLE: tables.letters,
    PROVIDER_SESSIONS_TABLE: tables.providerSessions,
    SEALED_BUCKET: 'sealed',
    OIDC_ISSUER: 'https://issuer.test',
    OIDC_CLIENT_ID: 'client',
    SITE_URL: 'https://site.test',
    CQC_BASE_URL: 'https://cqc.test/public/v1',
    CQC_KEY_PARAMETER: '/cqc',
    FORM_SECRET_PARAMETER: '/form',
    SEAL_READERS: '[]',
    SEND_LETTERS_FUNCTION: 'send-letters',
    WRITE_PDF_FUNCTION: 'write-pdf',
  };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  const folders = await bundleFunctions({ outDir: 'cdk.out/bundles' });
  folderOfSite = path.resolve(folders['provider-site'] ?? '');
  bundled = await import(pathToFileURL(path.join(folderOfSite, 'index.mjs')).href);
  folderOfPdfs = path.resolve(folders['write-pdf'] ?? '');
  stop = async () => {
    vi.unstubAllEnvs();
    await tables.close();
  };
}, 180_000);
afterAll(() => stop());

let bundled: { readonly handler: Handler };
let folderOfSite: string;
let folderOfPdfs: string;

it('A bundled function shows its first page, its goodbye and its page of what is not there just as its sources do', async () => {
  const sources = await import('../../../functions/provider-site/index.ts');
  for (const address of ['/apply', '/apply/nowhere', '/apply/signed-out']) {
    const fromBundle = await browser(bundled.handler).get(address);
    const fromSources = await browser(sources.handler).get(address);
    expect(fromBundle.html.replaceAll(/(\/assets\/\w+)-[0-9a-f]{16}\./g, '$1.')).toBe(fromSources.html);
    expect(fromBundle.status).toBe(fromSources.status);
  }
});

it('A bundled function looks for its credentials where Lambda gives them, and brings nothing to look elsewhere', () => {
  const text = readFileSync(path.join(folderOfSite, 'index.mjs'), 'utf8');
  expect(text).toContain('AWS_SESSION_TOKEN');
  for (const elsewhere of ['AssumeRoleWithWebIdentity', '169.254.170.2', 'sso_session'])
    expect(text).not.toContain(elsewhere);
});

it('The bundled function that writes PDFs has its fonts beside it, and writes what its sources write', async () => {
  const { handler } = await import(pathToFileURL(path.join(folderOfPdfs, 'index.mjs')).href);
  const document = {
    title: 'Receipt',
    about: 'Tŷ Ŵyn',
    language: 'en-GB',
    writtenAt: '2027-01-02T03:04:05.000Z',
    blocks: [{ heading: 'Answers' }, { text: 'محمد (one)' }],
  };
  expect(await handler(document, aContext())).toEqual(await answerOf(document));
});
