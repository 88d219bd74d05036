import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import * as z from 'zod';
import { bundleFunctions } from '../../lib/bundling/bundle-functions.ts';
import { PACKED } from '../../lib/bundling/templates.ts';
import { clientsIn, emptyHandler } from './empty.ts';

/**
 * `npm run bench:sites [-- --rounds N] [--json FILE]`: how large the bundle of each site is with its templates, compressed, and how long it takes a fresh process to
 * load it, beside a handler that does nothing with the same clients of AWS's SDK, over N rounds (9 without it) in turn. Ends with 1 where one
 * is larger than 400 KB or takes more than one and a half times as long.
 */
const USAGE = 'npm run bench:sites [-- --rounds N] [--json FILE]';
const [MOST_BYTES, MOST_TIMES] = [400_000, 1.5];
const options = optionsOf({ rounds: { type: 'string', default: '9' }, json: { type: 'string' } }, USAGE);
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) wrongUsage(USAGE, `${options.rounds} is no number of rounds.`);

/** All that one of the sites asks of its environment: nothing of it is reached before the first request. */
const environment = {
  ...Object.fromEntries(
    ['RECORDS', 'SEALED', 'LETTERS', 'AUDIT', 'PROVIDER_SESSIONS', 'OFFICER_SESSIONS'].map((each) => [
      `${each}_TABLE`,
      'table',
    ]),
  ),
  ...Object.fromEntries(
    ['OIDC_ISSUER', 'SITE_URL', 'CQC_BASE_URL', 'BANK_HOLIDAYS_URL'].map((each) => [each, 'https://example.test']),
  ),
  ...Object.fromEntries(
    [
      'STAGE',
      'SEALED_BUCKET',
      'OPENED_BUCKET',
      'OIDC_CLIENT_ID',
      'OFFICERS_POOL',
      'CQC_KEY_PARAMETER',
      'FORM_SECRET_PARAMETER',
      'SEND_LETTERS_FUNCTION',
      'WRITE_PDF_FUNCTION',
      'MAKE_PACK_FUNCTION',
      'MAKE_TABLE_FUNCTION',
      'PACKS_BUCKET',
      'WINDOW_MACHINE',
      'CHANGE_MACHINE',
      'APPLICATION_MACHINE',
    ].map((each) => [each, 'any']),
  ),
  SEAL_READERS: '[]',
  AWS_REGION: 'eu-west-2',
};

/** Milliseconds from the import of a bundle in a fresh process until it exports its handler. */
const loaded = (file: string): number => {
  const script = `const begun = performance.now(); const { handler } = await import(${JSON.stringify(file)}); console.log(typeof handler === 'function' ? performance.now() - begun : 'no handler');`;
  return z.coerce
    .number()
    .parse(
      execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env: environment, encoding: 'utf8' }),
    );
};
const half = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;
const round = (figure: number): number => Number(figure.toPrecision(3));

const folder = mkdtempSync(path.join(tmpdir(), 'sites-'));
const folders = await bundleFunctions({ outDir: path.join(folder, 'bundles') });
const sites = await Promise.all(
  ['public-site', 'provider-site', 'officer-site', 'officer-site-award'].map(async (site) => {
    const bundle = path.join(folders[site] ?? '', 'index.mjs');
    const clients = clientsIn(readFileSync(bundle, 'utf8'));
    const empty = path.join(folder, `${site}.mjs`);
    await emptyHandler(clients, empty);
    const templates = path.join(path.dirname(bundle), PACKED);
    const [code, beside] = [bundle, templates].map((file) => gzipSync(readFileSync(file), { level: 9 }).length);
    return { site, bundle, clients, empty, bytes: (code ?? 0) + (beside ?? 0) };
  }),
);
const times = new Map(sites.flatMap(({ bundle, empty }) => [bundle, empty].map((file) => [file, [] as number[]])));
for (let turn = 0; turn < rounds; turn += 1) for (const [file, taken] of times) taken.push(loaded(file));

const report = sites.map(({ site, bundle, empty, clients, bytes }) => {
  const [ms, emptyMs] = [half(times.get(bundle) ?? []), half(times.get(empty) ?? [])];
  return { site, clients, bytes, ms: round(ms), emptyMs: round(emptyMs), ratio: round(ms / emptyMs) };
});
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ node: process.version, cores: cpus().length, rounds, sites: report }, null, 2));
if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
process.exitCode = report.every(({ bytes, ratio }) => bytes <= MOST_BYTES && ratio <= MOST_TIMES) ? 0 : 1;
