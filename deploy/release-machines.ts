import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsAndOptionsOf, wrongUsage } from '@laptop/cloud/options';
import { machineDefinition, machineNames } from '../lib/processes/machine-definition.ts';

/**
 * `npm run machines:released -- NAME`: keeps the machines as they are deployed now under the name of a release, such as its date. From then on a test
 * holds all functions to them, for as long as the folder is there.
 */
const USAGE = 'npm run machines:released -- NAME';
const { positionals } = wordsAndOptionsOf({}, USAGE);
const name = positionals.length === 1 ? positionals[0] : undefined;
const release = /^[\w.-]+$/.exec(name ?? '')?.[0] ?? wrongUsage(USAGE, 'Name the release, such as 2027-02-15.');

const folder = join(import.meta.dirname, '..', 'statemachines', 'released', release);
mkdirSync(folder, { recursive: true });
for (const machine of machineNames)
  writeFileSync(join(folder, `${machine}.asl.json`), `${JSON.stringify(machineDefinition(machine), null, 2)}\n`);
