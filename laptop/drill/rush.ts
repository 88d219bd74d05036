import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lastingPort } from '@laptop/cloud';
import { optionsOf, wrongUsage } from '@laptop/cloud/options';
import pMap from 'p-map';
import { londonDate } from '../../domain/time/london.ts';
import { demoApplicants } from '../demo/applicants.ts';
import { findWindow } from '../demo/find-window.ts';
import { progressOn } from '../demo/progress.ts';
import { agreementToPlay } from '../demo/which-agreement.ts';
import { startLaptop } from '../laptop.ts';
import type { Applying } from '../seed/apply.ts';
import { readyToSubmit } from './rush/drafts.ts';
import { openedIn } from './rush/opened.ts';
import { isRight, verdictOn } from './rush/verdict.ts';

/**
 * `npm run drill:rush -- [--applicants N] [--seconds S] [--json FILE]`: N providers submit in the last S seconds before the closing, and some
 * more in the second after it, on a database that refuses what AWS refuses. Ends with 1 where one was decided wrongly.
 */
const USAGE = 'npm run drill:rush -- [--applicants N] [--seconds S] [--json FILE]';
const options = optionsOf(
  {
    applicants: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '10' },
    json: { type: 'string' },
  },
  USAGE,
);
const [wanted, seconds] = [Number(options.applicants), Number(options.seconds)];
if (!Number.isInteger(wanted) || wanted < 1) wrongUsage(USAGE, `${options.applicants} is no number of applicants.`);
if (!(seconds > 0)) wrongUsage(USAGE, `${options.seconds} is no number of seconds.`);

/** Before the closing, to make the drafts in. */
const READY_MS = 45 * 60_000;
/** Before the rush, for everybody to look at their answers, from which they submit. */
const LOOKING_MS = 45_000;
const LOOK_TOGETHER = 4;
/** So much longer than the rush others go on trying. */
const AFTER_MS = 1_000;
/** A transaction holds its items for as long as one on AWS takes. */
const TRANSACTIONS_TAKE_MS = 15;

const dir = mkdtempSync(join(tmpdir(), 'rush-'));
const laptop = await startLaptop({
  port: await lastingPort(),
  dir,
  fresh: true,
  quietLogs: true,
  transactionsTakeMs: TRANSACTIONS_TAKE_MS,
});
try {
  const agreement = agreementToPlay();
  const window = await findWindow(laptop.siteUrl, agreement);
  const closesAt = Date.parse(window.closesAt);
  const [applicant] = demoApplicants(agreement, londonDate(window.closesAt), 1);
  if (!applicant) throw new Error('The demonstration has no applicants');
  const { clock } = laptop;
  const progress = progressOn();
  // Nobody stays signed in for the weeks before.
  await clock.advanceTo(closesAt - READY_MS);
  const late = Math.ceil((wanted * AFTER_MS) / (seconds * 1_000));
  const applying = await readyToSubmit(laptop, window.windowId, applicant, wanted + late, progress);
  await clock.advanceTo(closesAt - seconds * 1_000 - LOOKING_MS);
  progress.phase('Answers looked at', applying.length);
  await pMap(
    applying,
    async ({ visitor, base }) => {
      await visitor.open(`${base}/check`);
      progress.step();
    },
    { concurrency: LOOK_TOGETHER },
  );
  await clock.advanceTo(closesAt - seconds * 1_000 - 1_000);

  progress.phase('Submissions', applying.length);
  const step = (seconds * 1_000) / wanted;
  const submit = async ({ email, visitor, start, base }: Applying, at: number) => {
    await pause(at - clock.now());
    const sentAt = clock.now();
    const { status, url } = await visitor.sendOnce(start, {}, `${base}/submit`);
    progress.step();
    const isReceipt = status === 303 && url.endsWith('/receipt');
    const answer = isReceipt ? 'receipt' : status === 409 || status === 410 ? 'closed' : 'something else';
    return { email, sentAt, answeredAt: clock.now(), answer } as const;
  };
  const spentBefore = process.cpuUsage();
  const answers = await Promise.all(
    applying.map((each, n) => submit(each, closesAt - seconds * 1_000 + (n + Math.random()) * step)),
  );
  const spent = process.cpuUsage(spentBefore);
  progress.phase('Closing and unsealing', 1);
  const opened = await openedIn(laptop, window.windowId);
  progress.step();
  progress.done();
  const verdict = verdictOn(
    answers.map((sent) => ({ ...sent, opened: opened.has(sent.email) })),
    closesAt,
  );
  // All of it but the database's own: who submits, the front, the functions, the gate, the letters that went meanwhile.
  const cpuMsEach = Math.round((spent.user + spent.system) / 1_000 / answers.length);
  const report = { seconds, transactionsTakeMs: TRANSACTIONS_TAKE_MS, cpuMsEach, ...verdict };
  console.log(JSON.stringify(report, null, 2));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
  console.error(isRight(verdict) ? 'Every one was decided rightly.' : 'Some were decided wrongly.');
  process.exitCode = isRight(verdict) ? 0 : 1;
} finally {
  await laptop.close();
  rmSync(dir, { recursive: true, force: true });
}
process.exit();
