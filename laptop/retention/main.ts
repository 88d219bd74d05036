import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '@laptop/cloud';
import { wordsAndOptionsOf, wrongUsage } from '@laptop/cloud/options';
import { londonDate } from '../../domain/time/london.ts';
import { runCommand } from '../demo/run-command.ts';
import { confirmPlan } from './confirm.ts';
import { linesOf, planOf, readPlan, type Signer } from './plan.ts';
import { type Stores, storesOnAws, storesOnLaptop } from './stores.ts';

/**
 * `npm run retention`: lists what is kept for no longer (a dry run, which writes a plan and changes nothing), and removes what such a plan lists
 * once somebody else confirms it. It works with the credentials of whoever runs it: no role of the service may remove anything.
 */
const USAGE = `npm run retention -- --dry-run --by NAME [--on DATE | --account ID] [--out PLAN] (--state FOLDER | TABLES)
       npm run retention -- --confirm PLAN --by ANOTHER (--state FOLDER | TABLES)
TABLES: --records --sealed --letters --audit NAME, --sealed-files --opened-files BUCKET, [--region REGION]`;
const { values } = wordsAndOptionsOf(
  {
    'dry-run': { type: 'boolean' },
    confirm: { type: 'string' },
    by: { type: 'string' },
    on: { type: 'string' },
    account: { type: 'string' },
    out: { type: 'string', default: 'retention-plan.json' },
    state: { type: 'string' },
    records: { type: 'string' },
    sealed: { type: 'string' },
    letters: { type: 'string' },
    audit: { type: 'string' },
    'sealed-files': { type: 'string' },
    'opened-files': { type: 'string' },
    region: { type: 'string', default: 'eu-west-2' },
  },
  USAGE,
);

/** The audit trail takes seconds to record an entry, and tries again for a day. */
const [LOOK_EVERY_MS, MOST_LOOKS] = [2_000, 150];

const open = async (isToChange: boolean): Promise<Stores> => {
  const { state, records, sealed, letters, audit, region } = values;
  const [sealedFiles, openedFiles] = [values['sealed-files'], values['opened-files']];
  if (state !== undefined) return storesOnLaptop(state, !isToChange);
  if (!records || !sealed || !letters || !audit || !sealedFiles || !openedFiles)
    return wrongUsage(USAGE, 'Name a state, or every table and bucket.');
  const files = { 'sealed-files': sealedFiles, 'opened-files': openedFiles };
  return storesOnAws({ records, sealed, letters, audit, ...files }, region);
};

const propose = async (stores: Stores, by: Signer): Promise<void> => {
  const on = values.on ?? londonDate(stores.now());
  if (!/^\d{4}-\d\d-\d\d$/.test(on)) wrongUsage(USAGE, 'Give the day as 2031-08-31.');
  const { account } = values;
  const items = [...(await stores.due({ on, account }))];
  const plan = planOf({ on, ...(account !== undefined && { account }), by, of: stores.names, items });
  for (const line of linesOf(plan)) console.log(line);
  console.log(
    `${items.length} ${account === undefined ? 'are due' : 'may go on request'} on ${on}. Nothing was removed. SHA-256 of the plan: ${plan.sha256}`,
  );
  writeFileSync(values.out, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 });
  console.log(`The plan is in ${values.out}: somebody else than ${by.name} confirms it.`);
};

const confirm = async (stores: Stores, file: string, by: Signer): Promise<void> => {
  if (!existsSync(file)) throw new CannotStart(`There is no plan ${file}.`);
  const plan = readPlan(readFileSync(file, 'utf8'));
  const other = Object.keys(stores.names).find((name) => plan.of[name] !== stores.names[name]);
  if (other !== undefined) throw new CannotStart(`The plan is of other stores: ${other} is ${plan.of[other]} there.`);
  let looks = 0;
  const waitOnce = async () => {
    looks += 1;
    await sleep(LOOK_EVERY_MS);
    return looks < MOST_LOOKS;
  };
  const told = (count: number) => {
    if (count % 100 === 0) console.log(`${count} removed so far.`);
  };
  const removed = await confirmPlan({ ...stores, waitOnce, removed: told }, plan, by);
  const { length } = plan.items;
  console.log(`${length} of ${length} removed, ${removed} of them now; the list equals the plan ${plan.sha256}.`);
};

const main = async (): Promise<void> => {
  const { by: name, confirm: file } = values;
  if (!name?.trim()) return wrongUsage(USAGE, 'Say who you are: --by NAME.');
  if (Boolean(values['dry-run']) === (file !== undefined)) return wrongUsage(USAGE, 'Choose a dry run or a plan.');
  const stores = await open(file !== undefined);
  try {
    const by: Signer = { name, ...(stores.caller && { identity: await stores.caller() }) };
    if (file === undefined) await propose(stores, by);
    else await confirm(stores, file, by);
  } finally {
    await stores.close();
  }
};

await runCommand(main, () => undefined);
