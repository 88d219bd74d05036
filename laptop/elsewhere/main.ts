import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { lastingPort } from '@laptop/cloud';
import { optionsOf } from '@laptop/cloud/options';
import { now } from '../../adapters/clock.ts';
import { londonDate } from '../../domain/time/london.ts';
import { agreementToPlay } from '../demo/which-agreement.ts';
import { fromTheCloseOn } from './award.ts';
import { deploy, keysOfOutside, outputOf } from './deploy.ts';
import { type Emulator, install, startEmulator } from './emulator.ts';
import { follow, leadsTo, leadToSite } from './leads.ts';
import { type PlayedOutside, playOutside } from './outside.ts';
import type { Person } from './person.ts';
import { copyThatRuns, rehearsed } from './rehearsed.ts';
import { reportOn } from './report.ts';
import { walk } from './road.ts';
import { endAll } from './running.ts';
import { REGION } from './stage.ts';
import { untilTheClose, windowOf } from './window.ts';

/**
 * `npm run elsewhere -- [--json FILE]`: deploys the service to an emulator of AWS that others wrote, typing the commands of docs/deploying.md, and
 * walks the road of an application there, to contracts and notices. Ends with 1 where a step failed that no fault of the emulator's explains.
 */
const { json } = optionsOf({ json: { type: 'string' } }, 'npm run elsewhere -- [--json FILE]');

const started = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'elsewhere-'));
const report = reportOn((line) => console.log(line));
const keys = keysOfOutside();
const agreement = rehearsed(agreementToPlay(), londonDate(now()));
const project = copyThatRuns(agreement, folder);
const port = Number(process.env.PORT) || (await lastingPort());

/** What the emulator does otherwise than AWS, and the road takes no notice of. */
const differences = {
  'The second factor': 'the sign-in pages let officers in without one, though their pool has it REQUIRED',
  'Signing up':
    'the sign-in pages have no way to make an account: providers have theirs by an administrator’s commands',
  'Scanning of files': 'there is no GuardDuty: each file stays “being checked”, and no officer can download one',
};

const road = async (emulator: Emulator, outside: PlayedOutside): Promise<void> => {
  if (!(await deploy(report, emulator, project, outside.url, keys))) return;
  for (const [what, saw] of Object.entries(differences)) report.differs(what, saw);
  const siteThatAnswers = async (): Promise<string> => {
    const siteUrl = await outputOf(emulator.env, 'Running', 'SiteUrl');
    follow([leadToSite(emulator.url, siteUrl)]);
    return siteUrl;
  };
  follow(leadsTo(emulator.url, outside.url, REGION));
  const siteUrl = await siteThatAnswers();
  const window = windowOf(agreement);
  const applied = new Map<string, Person>();
  if (!(await walk(report, untilTheClose(emulator, siteUrl, project, agreement, window, applied)))) return;
  // What was deployed again has another address.
  await walk(report, fromTheCloseOn(emulator, await siteThatAnswers(), agreement, window.windowId, applied));
};

const outside = await playOutside(folder, port, keys);
const end = async (): Promise<void> => {
  await endAll();
  await outside.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
};
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => void end().finally(() => process.exit(1)));
try {
  const installed = async () => {
    await install(folder);
    return `in ${folder}`;
  };
  if (await report.take('MiniStack is installed', installed))
    await road(await startEmulator(folder, port + 1, outside.url), outside);
} finally {
  await end();
}
const seconds = Math.round((performance.now() - started) / 1000);
if (json) writeFileSync(json, `${JSON.stringify({ steps: report.steps, seconds }, null, 2)}\n`);
process.exitCode = report.steps.some(({ ending }) => ending === 'failed') ? 1 : 0;
