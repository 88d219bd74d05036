import { CannotStart } from '@laptop/cloud';
import { wordsAndOptionsOf, wrongUsage } from '@laptop/cloud/options';
import { runCommand } from '../demo/run-command.ts';
import { check } from './check.ts';
import { copiesIn } from './copies.ts';
import { storedOnLaptop } from './laptop-state.ts';
import { storedInTables } from './tables.ts';

/**
 * `npm run verify-audit`: whether the audit trail is as it was recorded. It looks at a laptop's state (a copy of it, so that the laptop may run),
 * at the tables of a deployment, with the credentials of whoever runs it, or at copies alone; at both where both are named.
 */
const USAGE =
  'npm run verify-audit -- [--state FOLDER] | --table AUDIT [--records RECORDS] [--region REGION] [--copies FOLDER] | --copies FOLDER';
const { values } = wordsAndOptionsOf(
  {
    state: { type: 'string' },
    table: { type: 'string' },
    records: { type: 'string' },
    region: { type: 'string', default: 'eu-west-2' },
    copies: { type: 'string' },
  },
  USAGE,
);

const source = (copied: Iterable<string>) => {
  const { state, table, records, region, copies } = values;
  if (state && table) wrongUsage(USAGE, 'Name a state or a table.');
  if (table) return storedInTables({ table, records, region }, copied);
  if (state || !copies) return storedOnLaptop(state ?? '.local', copied);
  return undefined;
};

const main = async (): Promise<void> => {
  const named = values.copies === undefined ? undefined : copiesIn(values.copies);
  const stored = await source(named?.keys() ?? []);
  try {
    const copies = named ?? stored?.copies ?? new Map();
    const { entries, records, uncopied, faults } = await check({ chains: new Map(), ...stored, copies });
    if (entries === 0) throw new CannotStart('There is no entry in what was named.');
    for (const fault of faults) console.log(fault);
    const compared = [...copies.keys()].join(', ') || 'none';
    console.log(`${entries} entries and ${records} records looked at; compared with copies: ${compared}.`);
    if (stored) console.log(`${uncopied} entries are in no copy: those since the last night, and no others, may be.`);
    console.log(faults.length === 0 ? 'All is as it was recorded.' : `${faults.length} faults were found.`);
    process.exitCode = faults.length === 0 ? 0 : 1;
  } finally {
    await stored?.close();
  }
};

await runCommand(main, () => undefined);
