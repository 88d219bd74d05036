import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastingPort } from '@laptop/cloud';
import { londonDate } from '../../domain/time/london.ts';
import { demoApplicants } from '../../laptop/demo/applicants.ts';
import { findWindow } from '../../laptop/demo/find-window.ts';
import { play } from '../../laptop/demo/play.ts';
import { progressOn } from '../../laptop/demo/progress.ts';
import { agreementToPlay } from '../../laptop/demo/which-agreement.ts';
import { startLaptop } from '../../laptop/laptop.ts';
import { type Processes, processesSince } from './processes.ts';
import { type Tally, tallying } from './tally.ts';

interface Counted {
  readonly tally: Tally;
  readonly processes: Processes;
}

export interface Played {
  /** From the opening of a window to its contracts. */
  readonly window: Counted & { readonly letters: number };
  /** Thirty days after it, in which nobody asks for anything. */
  readonly idle: Counted;
}

const DAY_MS = 24 * 3_600_000;
const MONTH_MS = 30 * DAY_MS;

/** Plays a window of the first agreement on a cloud of its own, as the demonstration does, and lets a month pass after it. */
export const played = async (applications: number): Promise<Played> => {
  const counting = tallying();
  const dir = mkdtempSync(join(tmpdir(), 'cost-'));
  const laptop = await startLaptop({
    port: await lastingPort(),
    dir: join(dir, 'state'),
    outDir: join(dir, 'cdk.out'),
    fresh: true,
    quietLogs: true,
    meter: counting.meter,
  });
  const since = async (from: number): Promise<Counted> => ({
    tally: counting.next(),
    processes: await processesSince(laptop.engineUrl, from),
  });
  try {
    const agreement = agreementToPlay();
    const opened = await findWindow(laptop.siteUrl, agreement);
    const opening = laptop.clock.now() - DAY_MS;
    const applicants = demoApplicants(agreement, londonDate(opened.closesAt), applications);
    await play(laptop.siteUrl, agreement, opened, progressOn(), applicants);
    const window = { ...(await since(opening)), letters: laptop.outside.mail.outbox.count() };
    const after = laptop.clock.now();
    await laptop.clock.advanceTo(after + MONTH_MS);
    return { window, idle: await since(after) };
  } finally {
    await laptop.close();
    rmSync(dir, { recursive: true, force: true });
  }
};
