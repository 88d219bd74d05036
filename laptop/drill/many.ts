import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { lastingPort } from '@laptop/cloud';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import { countIn } from '../../domain/application/list-counts.ts';
import type { ListName } from '../../domain/application/lists.ts';
import { londonDate, plusDuration } from '../../domain/time/london.ts';
import type { WindowStatus } from '../../domain/window/window.ts';
import { demoApplicants } from '../demo/applicants.ts';
import { approve, recommend, release } from '../demo/award.ts';
import { findWindow } from '../demo/find-window.ts';
import { declareNone, demoOfficer } from '../demo/officers.ts';
import { agreementToPlay } from '../demo/which-agreement.ts';
import { startLaptop } from '../laptop.ts';
import { found, lostOrDoubled } from './many/found.ts';
import { instantOfficers } from './many/officers.ts';
import { largestPayload } from './many/sizes.ts';
import { sealedSubmissions } from './many/submissions.ts';

/**
 * `npm run drill:many -- [--applicants N] [--json FILE]`: N sealed submissions, the close, and officers who decide at once, until the contracts are
 * made and noticed. Prints how long each stage took, by the clock and of a processor, and the largest record and payload. Ends with 1 where anything
 * was lost or doubled.
 */
const USAGE = 'npm run drill:many -- [--applicants N] [--json FILE]';
const options = optionsOf({ applicants: { type: 'string', default: '1000' }, json: { type: 'string' } }, USAGE);
const wanted = Number(options.applicants);
if (!Number.isInteger(wanted) || wanted < 1) wrongUsage(USAGE, `${options.applicants} is no number of applicants.`);

const LOOK_EACH_MS = 2_000;

const seconds: Record<string, number> = {};
const processorSeconds: Record<string, number> = {};
/** Seconds to one place. */
const tenths = (ms: number): number => Math.round(ms / 100) / 10;
/** Does a stage and notes how long it took, and what it took of a processor, the database's part apart. */
const stage = async (name: string, deed: () => Promise<void>): Promise<void> => {
  const [began, usedBefore] = [performance.now(), process.cpuUsage()];
  await deed();
  seconds[name] = tenths(performance.now() - began);
  const { user, system } = process.cpuUsage(usedBefore);
  processorSeconds[name] = tenths((user + system) / 1_000);
  console.error(`${name}: ${seconds[name]} s, ${processorSeconds[name]} s of a processor`);
};

const dir = mkdtempSync(join(tmpdir(), 'many-'));
const laptop = await startLaptop({
  port: await lastingPort(),
  dir,
  fresh: true,
  // Nothing goes on after a stop, so nothing waits for a disk.
  tablesInMemory: true,
  quietLogs: true,
});
const { clock, siteUrl } = laptop;
try {
  const agreement = agreementToPlay();
  const window = await findWindow(siteUrl, agreement);
  const { windowId, closesAt } = window;
  const applicant = demoApplicants(agreement, londonDate(closesAt)).find(({ pages }) =>
    pages.every(({ against }) => against === undefined),
  );
  if (!applicant) throw new Error('Nobody of the demonstration answers every page well');
  await stage('submitted', () => sealedSubmissions(laptop, agreement, window, applicant, wanted));

  const officers = instantOfficers(laptop, agreement);
  const now = () => new Date(clock.now()).toISOString();
  /** Moves the clock on. It stops where all is not quiet for long, as it is not while thousands are at work, and then goes on. */
  const forward = async (to: string) => {
    while (now() < to) await clock.advanceTo(Date.parse(to)).catch((error: unknown) => console.error(String(error)));
  };
  const until = async (status: WindowStatus) => {
    while ((await officers.windows.get(windowId))?.status !== status) await pause(LOOK_EACH_MS);
  };
  const howMany = async (...lists: readonly ListName[]) => countIn(await officers.lists.counts(windowId), ...lists);

  await stage('unsealed', async () => {
    await forward(plusDuration(closesAt, 'PT1M'));
    await until('evaluating');
  });
  let triedAgain = 0;
  await stage('checked and scored', async () => {
    while ((await howMany('scored', 'rejected')) < wanted) {
      triedAgain += await officers.tryFaultsAgain();
      await officers.decideOn(windowId, 'needs-both-evaluators');
      await officers.decideOn(windowId, 'to-moderate');
      await pause(LOOK_EACH_MS);
    }
  });
  await stage('proved', async () => {
    while ((await howMany('to-prove')) > 0) await officers.decideOn(windowId, 'to-prove');
  });
  await stage('recommended', async () => {
    const lead = await demoOfficer(siteUrl, 'procurement-lead');
    await declareNone(lead, windowId);
    await recommend(lead, windowId);
  });
  await stage('approved', async () => {
    await forward(plusDuration(now(), 'PT1M'));
    while ((await officers.waits.get(windowId, 'approval'))?.status !== 'waiting') await pause(LOOK_EACH_MS);
    const approver = await demoOfficer(siteUrl, 'approver');
    await declareNone(approver, windowId);
    await approve(approver, agreement, windowId, now());
  });
  await stage('letters drafted and released', async () => {
    while ((await officers.waits.get(windowId, 'release'))?.status !== 'waiting') await pause(LOOK_EACH_MS);
    const reader = await demoOfficer(siteUrl, 'contract-manager');
    await declareNone(reader, windowId);
    await release(reader, await demoOfficer(siteUrl, 'procurement-lead'), agreement, windowId);
  });
  await stage('decided and told', () => until('standstill'));
  await stage('contracts and notices', async () => {
    await forward(plusDuration(now(), 'PT408H'));
    await until('awarded');
  });

  const left = await found(officers, { windowId, agreementId: agreement.id, dir });
  const lost = lostOrDoubled(left, wanted);
  const report = {
    applicants: wanted,
    seconds,
    processorSeconds,
    triedAgain,
    ...left,
    largestPayload: await largestPayload(laptop),
    lost,
  };
  officers.close();
  console.log(JSON.stringify(report, null, 2));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  console.error(lost.length === 0 ? 'Nothing was lost and nothing was doubled.' : lost.join('\n'));
  process.exitCode = lost.length === 0 ? 0 : 1;
} finally {
  await laptop.close();
  rmSync(dir, { recursive: true, force: true });
}
process.exit();
