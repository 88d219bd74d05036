import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { CannotStart } from '@laptop/cloud';
import { wordsAndOptionsOf, wrongUsage } from '@laptop/cloud/options';
import { startArguments } from '../arguments.ts';
import { progressOn } from '../demo/progress.ts';
import { runCommand } from '../demo/run-command.ts';
import { type StartedSystem, startSystem } from '../demo/start-system.ts';
import { answers, laptopClock } from '../demo/system.ts';
import { agreementToPlay } from '../demo/which-agreement.ts';
import { bring } from './bring.ts';
import { isState, nextSteps, states } from './states.ts';

/**
 * `npm run seed -- STATE …`: a system of its own, brought to where a window is open with applications in it, or further, and left running
 * there.
 */
const USAGE = `npm run seed -- ${states.join('|')} [--applicants N] [--agreement ID] [--fresh] [--state FOLDER]`;
const { positionals, values } = wordsAndOptionsOf(
  {
    applicants: { type: 'string', default: '6' },
    agreement: { type: 'string' },
    fresh: { type: 'boolean', default: false },
    state: { type: 'string', default: join(import.meta.dirname, '..', '..', '.local') },
  },
  USAGE,
);
const named = positionals[0];
const state = isState(named)
  ? named
  : wrongUsage(USAGE, `${named ? `There is no state ${named}` : 'Name a state'}: ${states.join(', ')}.`);
if (positionals.length > 1) wrongUsage(USAGE, `One state is enough: ${positionals.join(' ')}.`);
const wanted = Number(values.applicants);
if (!Number.isInteger(wanted) || wanted < 1) wrongUsage(USAGE, `${values.applicants} is no number of applicants.`);

let system: StartedSystem | undefined;

const time = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/London' });

/** Whether a state is kept there that a start would go on with; what is left of a lock is not, nor is a folder of something else. */
const isInUse = (folder: string): boolean =>
  existsSync(join(folder, 'lock.sqlite')) && readdirSync(folder).some((name) => !name.startsWith('lock'));

const main = async (): Promise<void> => {
  const { fresh, state: folder } = values;
  const agreement = agreementToPlay(values.agreement);
  const siteUrl = `http://127.0.0.1:${startArguments([], process.env).port}`;
  if (await answers(siteUrl)) throw new CannotStart('A system is running there: stop it first, or take another port.');
  if (!fresh && isInUse(folder))
    throw new CannotStart(`${folder} has a state already. Add --fresh to begin anew, or --state for another folder.`);

  const began = performance.now();
  const secondsSince = (from: number) => Math.round((performance.now() - from) / 100) / 10;
  system = startSystem(siteUrl, { fresh, state: folder });
  await system.answering();
  const started = performance.now();
  console.error(`Started in ${secondsSince(began)} seconds. On the way to “${state}”:`);
  const { windowId, applicants } = await bring(siteUrl, agreement, state, wanted, progressOn());
  const now = time.format(Date.parse(await laptopClock(siteUrl).now()));
  console.log(`
  The ${agreement.title} is at “${state}”, with ${applicants.length} applicants, after ${secondsSince(started)} seconds. Its clock reads ${now}.
`);
  for (const { who, does, path } of nextSteps(state, agreement, windowId, applicants[0]?.email ?? ''))
    console.log(`    ${who} ${does}: ${siteUrl}${path}`);
  console.log(`
  Everybody signs in by name at the page that asks for it. ${siteUrl}/_local has the clock, the letters and the processes.
  Ctrl-C stops it; npm start goes on with it.`);
  await system.ended;
};

await runCommand(main, () => system);
