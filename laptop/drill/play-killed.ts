import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { londonDate } from '../../domain/time/london.ts';
import { demoApplicants } from '../demo/applicants.ts';
import { findWindow } from '../demo/find-window.ts';
import type { Outcomes } from '../demo/outcomes.ts';
import { play } from '../demo/play.ts';
import { progressOn } from '../demo/progress.ts';
import { startSystem } from '../demo/start-system.ts';
import type { HowToVisit } from '../demo/visitor.ts';
import { agreementToPlay } from '../demo/which-agreement.ts';
import { type Moment, timeline } from './moments.ts';
import { kept, type WhatIsKept } from './what-is-kept.ts';

export interface Played {
  readonly outcomes: Outcomes;
  readonly kept: WhatIsKept;
  readonly kills: number;
  /** When each step of the play was done, in milliseconds from its beginning. */
  readonly steps: readonly number[];
}

/**
 * Plays a window of so many applications on a system of its own, whose whole process group is killed at these moments and started again. Where
 * `echoes`, every form is sent twice and the first answer lost, as a kill between deed and answer loses it: which form a kill hits is chance.
 */
export const playKilled = async (
  siteUrl: string,
  wanted: number,
  moments: readonly Moment[],
  how: HowToVisit = {},
): Promise<Played> => {
  const agreement = agreementToPlay();
  const state = mkdtempSync(join(tmpdir(), 'drill-'));
  let system = startSystem(siteUrl, { fresh: true, state });
  let kills = 0;
  /** The play has failed or is over: nothing is started any more. */
  let closed = false;
  const broken = Promise.withResolvers<never>();
  await system.answering();
  const progress = timeline(progressOn());
  const kill = async () => {
    if (closed) return;
    await system.kill();
    kills += 1;
    system = startSystem(siteUrl, { fresh: false, state });
    system.failed.catch(broken.reject);
  };
  const killing = async () => {
    for (const { steps, afterMs, againAfterMs } of moments) {
      await system.answering();
      await progress.reached(steps);
      await pause(afterMs);
      await kill();
      if (againAfterMs === undefined) continue;
      await pause(againAfterMs);
      await kill();
    }
    await system.answering();
  };
  try {
    const playing = async () => {
      const window = await findWindow(siteUrl, agreement);
      const applicants = demoApplicants(agreement, londonDate(window.closesAt), wanted);
      return { windowId: window.windowId, outcomes: await play(siteUrl, agreement, window, progress, applicants, how) };
    };
    // A moment that comes when the play is over hits a system at rest, which must bear that too.
    const [{ windowId, outcomes }] = await Promise.race([Promise.all([playing(), killing()]), broken.promise]);
    return { outcomes, kept: await kept(siteUrl, state, agreement, windowId), kills, steps: progress.steps };
  } finally {
    closed = true;
    await system.kill();
    rmSync(state, { recursive: true, force: true });
  }
};
