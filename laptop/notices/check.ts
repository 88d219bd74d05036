import { readFileSync } from 'node:fs';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { agreements } from '../../agreements/index.ts';
import { inconsistencies } from '../../domain/notices/consistency.ts';
import { packageOf } from '../../domain/notices/package.ts';
import { releasePackage } from '../../domain/notices/release.ts';
import { madeUpNotices } from './made-up.ts';

/**
 * `npm run notices:check -- --schema FILE`: holds notices against the Open Contracting Data Standard's own release schema (1.1.5), a file
 * that the standard publishes: every kind of notice of every agreement here, or one published package with `--package FILE`. Ends with
 * 1 where one is not valid, or points at nothing.
 */
const USAGE = 'npm run notices:check -- --schema FILE [--package FILE]';
const { schema, package: given } = optionsOf({ schema: { type: 'string' }, package: { type: 'string' } }, USAGE);

const jsonIn = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    return wrongUsage(USAGE, `${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
};
const readSchema = jsonIn(schema ?? wrongUsage(USAGE));
if (typeof readSchema !== 'object' || readSchema === null) wrongUsage(USAGE, `${schema} is no schema.`);

// The standard's schema names formats and keywords of its own (`codelist`): only what it demands is checked.
const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true, logger: false }));
const isRelease = ajv.compile(Object(readSchema));

const packages = given
  ? [jsonIn(given)]
  : agreements.flatMap((agreement) =>
      madeUpNotices(agreement).map((release) =>
        packageOf(release, `https://council.example/notices/${release.id}.json`),
      ),
    );

for (const each of packages) {
  const parsed = releasePackage.safeParse(each);
  const faults = parsed.success
    ? parsed.data.releases.flatMap((release) => [
        ...(isRelease(release)
          ? []
          : (isRelease.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)),
        ...inconsistencies(release),
      ])
    : parsed.error.issues.map(({ path, message }) => `${path.join('/')} ${message}`);
  console.log(`${parsed.data?.releases[0]?.id ?? given}: ${faults.length === 0 ? 'valid' : `${faults.length} faults`}`);
  for (const fault of faults) console.log(`  ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
