import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { agreementOf } from '../../agreements/index.ts';
import { demoApplicants } from '../demo/applicants.ts';
import { findWindow } from '../demo/find-window.ts';
import type { Outcomes } from '../demo/outcomes.ts';
import { play } from '../demo/play.ts';
import { progressOn } from '../demo/progress.ts';
import { type StartedSystem, startSystem } from '../demo/start-system.ts';
import { duplicates, kept, type WhatIsKept } from './what-is-kept.ts';

const APPLICANTS = 30;
/** Long enough to get somewhere, short enough to be hit in the middle of it. */
const LEAST_MS = 3_000;
const MOST_MS = 9_000;

interface Played {
  readonly outcomes: Outcomes;
  readonly kept: WhatIsKept;
  readonly kills: number;
}

/** Plays a window of 30 applications on a system of its own that is killed so many times, at random moments, and started again. */
const playKilled = async (siteUrl: string, kills: number): Promise<Played> => {
  const state = mkdtempSync(join(tmpdir(), 'drill-'));
  let system: StartedSystem = await startSystem(siteUrl, { fresh: true, state });
  let killed = 0;
  let over = false;
  const killer = async () => {
    while (killed < kills && !over) {
      await pause(LEAST_MS + Math.random() * (MOST_MS - LEAST_MS));
      if (over) return;
      await system.kill();
      killed += 1;
      system = await startSystem(siteUrl, { fresh: false, state });
    }
  };
  try {
    const agreement = agreementOf('s1-home-care');
    if (!agreement) throw new Error('The agreement of the drill is missing');
    const killing = killer();
    const { windowId, closesAt } = await findWindow(siteUrl, agreement);
    const applicants = demoApplicants(closesAt.slice(0, 10)).slice(0, APPLICANTS);
    const outcomes = await play(siteUrl, windowId, closesAt, progressOn(), applicants);
    over = true;
    await killing;
    return { outcomes, kept: await kept(siteUrl, state), kills: killed };
  } finally {
    over = true;
    await system.kill();
    rmSync(state, { recursive: true, force: true });
  }
};

const { values } = parseArgs({ options: { kills: { type: 'string', default: '3' }, json: { type: 'string' } } });
const siteUrl = `http://127.0.0.1:${process.env.PORT || 3100}`;
const started = performance.now();
console.error('A window left in peace');
const peaceful = await playKilled(siteUrl, 0);
console.error(`The same window, killed ${values.kills} times`);
const killed = await playKilled(siteUrl, Number(values.kills));

const report = {
  kills: killed.kills,
  applied: killed.outcomes.applied,
  awarded: killed.outcomes.awarded,
  outcomesAlike: JSON.stringify(killed.outcomes) === JSON.stringify(peaceful.outcomes),
  lettersAlike: JSON.stringify(killed.kept.letters.toSorted()) === JSON.stringify(peaceful.kept.letters.toSorted()),
  lettersTwice: duplicates(killed.kept.letters),
  contractsTwice: duplicates(killed.kept.contracts),
  seconds: Math.round((performance.now() - started) / 100) / 10,
};
console.log(JSON.stringify(report, null, 2));
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
const passed =
  report.outcomesAlike && report.lettersAlike && report.lettersTwice.length === 0 && report.contractsTwice.length === 0;
console.error(passed ? 'Nothing was lost and nothing was doubled.' : 'Something was lost or doubled.');
process.exit(passed ? 0 : 1);
