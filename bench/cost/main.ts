import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import { appOfOneLiners } from '../../test/lib/synthesised.ts';
import { billOf } from './bill.ts';
import { played } from './played.ts';
import { region } from './prices.ts';

/**
 * `npm run bench:cost -- [--applications N] [--json FILE]`: what AWS would charge for an application, from the opening of its window to its contract, and for a
 * month in which nothing happens: counted on the laptop's cloud, times AWS's prices. Ends with 1 where it is more than is promised.
 */
const USAGE = 'npm run bench:cost -- [--applications N] [--json FILE]';
const options = optionsOf({ applications: { type: 'string', default: '40' }, json: { type: 'string' } }, USAGE);
const applications = Number(options.applications);
if (!Number.isInteger(applications) || applications < 1)
  wrongUsage(USAGE, `${options.applications} is no number of applications.`);

const assembly = appOfOneLiners().app.synth();
const bill = billOf(
  await played(applications),
  applications,
  assembly.stacks.map(({ template }) => template),
);
for (const [title, lines] of Object.entries(bill.tables)) {
  console.log(`\n${title}`);
  console.table(lines);
}
console.log(bill.sums);
if (options.json)
  writeFileSync(
    options.json,
    `${JSON.stringify({ region, applications, machine: { node: process.version, cores: cpus().length }, ...bill }, null, 2)}\n`,
  );
process.exit(bill.passed ? 0 : 1);
